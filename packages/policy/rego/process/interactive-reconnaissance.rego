# METADATA
# scope: package
# title: Someone looks around by hand
# description: |
#   Whoever comes to an unknown container first asks who and where he is.
# custom:
#   id: interactive-reconnaissance
#   severity: low
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Find out whose session it is. Give people ephemeral containers for debugging, and record who may exec.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1033
#     - MITRE T1082
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default: [arch, getent, groups, hostname, hostnamectl, id, last, lastlog, lscpu, uname, w, who, whoami]
package hasp.policies.process.interactive_reconnaissance

import data.hasp.lib.executions
import data.hasp.lib.occasions

violations contains {
	"message": $"{executions.text} was typed in a terminal",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	executions.process.tty > 0
	not is_of_script
	not occasions.is_build
}

# What a script of the session runs is not typed.
is_of_script if executions.process.groupLeader == false
