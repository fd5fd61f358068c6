# METADATA
# scope: package
# title: Container uses io_uring
# description: |
#   What goes through io_uring is not seen by sensors of system calls, and it had more exploits than any other part of the
#   kernel of late.
# custom:
#   id: io-uring-used
#   severity: low
#   subjects: [process]
#   events: [io_uring]
#   phases: [run]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Set seccompProfile RuntimeDefault, which refuses it in current runtimes; list databases that need it in
#     `allowedPrograms`.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1562
#     - MITRE T1068
#   parameters:
#     type: object
#     properties:
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: Programs that may use it.
#         default:
#           - ceph-osd
#           - clickhouse
#           - clickhouse-server
#           - fio
#           - mariadbd
#           - node
#           - postgres
#           - qemu-system-x86_64
#           - scylla
#           - tigerbeetle
package hasp.policies.process.io_uring_used

import data.hasp.lib.executions

parameters := data.hasp.parameters["io-uring-used"]

violations contains {
	"message": $"{input.event.process.name} uses io_uring",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	not executions.is_program(parameters.allowedPrograms)
}
