# METADATA
# scope: package
# title: Program started with a web proxy in its environment
# description: |
#   A proxy that is set for one program leads its traffic past the paths that are watched.
# custom:
#   id: proxy-set-for-program
#   severity: low
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   needs: [env]
#   enforcement: warn
#   profiles:
#     strict: warn
#   remediation: >-
#     Take the variable out of the program's environment, or take the program off `programs` where a proxy is wanted.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1090
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default: [ssh, sshd, sftp, scp]
package hasp.policies.process.proxy_set_for_program

import data.hasp.lib.executions

violations contains {
	"message": $"{executions.text} was started with {variable.name}",
	"path": "/event/process/env",
	"observed": variable.name,
	"source": executions.source,
} if {
	some variable in input.event.process.env
	lower(variable.name) in {"http_proxy", "https_proxy", "all_proxy", "ftp_proxy", "socks_proxy"}
}
