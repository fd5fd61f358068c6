# METADATA
# scope: package
# title: Program run from memory
# description: |
#   A program that has no file leaves nothing to find, and checks of files never see it.
# custom:
#   id: fileless-execution
#   severity: high
#   subjects: [process]
#   events: [exec]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Take a copy of the memory (/proc/PID/exe) and treat the container as taken over; list programs that run so by design
#     in `allowedPrograms`.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1620
#     - MITRE T1055
#   parameters:
#     type: object
#     properties:
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: Programs that run from memory by design.
#         default: []
package hasp.policies.process.fileless_execution

import data.hasp.lib.executions

parameters := data.hasp.parameters["fileless-execution"]

violations contains {
	"message": $"{executions.text} was run from memory",
	"path": "/event/process",
	"observed": "memfd",
	"source": executions.source,
} if {
	is_in_memory
	not is_runtime
	not executions.is_program(parameters.allowedPrograms)
}

is_in_memory if input.event.process.origin == "memfd"

is_in_memory if startswith(input.event.process.executable, "/memfd:")

# runc copies itself so before it enters a container.
is_runtime if {
	startswith(input.event.process.name, "runc")
	input.event.process.args[1] == "init"
	input.event.process.uid == 0
}
