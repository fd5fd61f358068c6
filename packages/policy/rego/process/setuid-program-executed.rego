# METADATA
# scope: package
# title: Set-uid program run in a container
# description: |
#   Each set-uid program is a way to root that one fault opens.
# custom:
#   id: setuid-program-executed
#   severity: low
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Take the set-uid bit off in the image (`chmod a-s`) and set allowPrivilegeEscalation to false (`no-new-privileges`).
#   references:
#     - NIST-800-190 4.1.2
#     - CIS-Docker-1.6.0 4.8
#     - MITRE T1548.001
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default:
#           - PassengerAgent
#           - bwrap
#           - chfn
#           - chsh
#           - dbus-daemon-launch-helper
#           - filemng
#           - fusermount
#           - fusermount3
#           - mount
#           - newgidmap
#           - newuidmap
#           - nginxmng
#           - osdetect
#           - ping
#           - ping6
#           - pmmcli
#           - start-stop-daemon
#           - sw-engine-fpm
#           - umount
package hasp.policies.process.setuid_program_executed

import data.hasp.lib.executions
import data.hasp.lib.occasions

violations contains {
	"message": $"{executions.text} was run in a container",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	not occasions.is_ordinary
	not occasions.is_of_package
	not executions.process.noNewPrivileges
}
