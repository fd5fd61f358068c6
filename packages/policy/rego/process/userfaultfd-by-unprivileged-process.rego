# METADATA
# scope: package
# title: Unprivileged process handles page faults itself
# description: |
#   Holding the kernel up at a page fault is how faults of timing in the kernel are exploited.
# custom:
#   id: userfaultfd-by-unprivileged-process
#   severity: high
#   subjects: [process]
#   events: [userfaultfd]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Set vm.unprivileged_userfaultfd to 0 and seccompProfile RuntimeDefault; list programs that need it in
#     `allowedPrograms`.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1068
#     - CWE-362
#   parameters:
#     type: object
#     properties:
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: Programs that need it.
#         default: [criu, firecracker, qemu-kvm, qemu-system-aarch64, qemu-system-x86_64]
package hasp.policies.process.userfaultfd_by_unprivileged_process

import data.hasp.lib.executions

parameters := data.hasp.parameters["userfaultfd-by-unprivileged-process"]

violations contains {
	"message": $"{input.event.process.name} of user {uid} handles page faults itself",
	"path": "/event/process",
	"observed": uid,
	"source": executions.source,
} if {
	uid := input.event.process.uid
	uid > 0
	not input.event.result.ok == false
	not executions.is_program(parameters.allowedPrograms)
}

unknowns contains {
	"message": $"which user {input.event.process.name} runs as was not told",
	"path": "/event/process",
} if {
	not input.event.process.uid
	not executions.is_program(parameters.allowedPrograms)
}
