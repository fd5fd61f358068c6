# METADATA
# scope: package
# title: Process that the workload's baseline does not have
# description: |
#   A workload does the same things from day to day; a program that it never ran before is worth a look.
# custom:
#   id: unexpected-process
#   severity: medium
#   subjects: [process]
#   events: [exec]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict:
#       enforcement: enforce
#       parameters:
#         terminals: true
#   remediation: >-
#     Add the program to the baseline if it is meant to run; otherwise treat the container as taken over.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1059
#   parameters:
#     type: object
#     properties:
#       terminals:
#         type: boolean
#         description: Whether what is typed in a terminal by someone who came in from outside counts too.
#         default: false
package hasp.policies.process.unexpected_process

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["unexpected-process"]

violations contains {
	"message": $"{executions.text} is not among what the workload runs",
	"path": "/event/baseline",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.event.baseline.known == false
	not input.event.baseline.state in {"learning", "none"}
	not is_typed
}

is_typed if {
	not parameters.terminals
	occasions.is_session
}
