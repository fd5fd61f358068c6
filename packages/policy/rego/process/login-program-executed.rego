# METADATA
# scope: package
# title: Login program run in a container
# description: |
#   Containers have no users who log in; programs for it are of use only to change who one is.
# custom:
#   id: login-program-executed
#   severity: low
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   enforcement: warn
#   profiles:
#     strict: warn
#   remediation: >-
#     Start the program as its user (`user` of the image or the Pod) and take login programs out of the image.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1078
#     - CIS-Docker-1.6.0 4.8
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default: [faillog, gosu, lastlog, login, newgrp, nologin, runuser, sg, su, su-exec, sulogin, unix_chkpwd]
package hasp.policies.process.login_program_executed

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
	not occasions.is_scheduled
}
