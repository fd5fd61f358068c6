# METADATA
# scope: package
# title: Process crashed
# description: |
#   A fault of memory that ends a program is a bug, or an exploit that did not work yet.
# custom:
#   id: process-crashed
#   severity: low
#   subjects: [process]
#   events: [exit]
#   phases: [run]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Look at the core dump and the requests before it; update the program.
#   references:
#     - MITRE T1203
#     - MITRE T1499.004
#     - CWE-119
package hasp.policies.process.process_crashed

import data.hasp.lib.executions

violations contains {
	"message": $"{executions.text} was ended by {faults[input.event.signal]}",
	"path": "/event/signal",
	"observed": input.event.signal,
	"source": executions.source,
} if {
	faults[input.event.signal]
	input.container
}

faults := {4: "an illegal instruction", 5: "a trap", 7: "a bus error", 11: "a fault of memory", 31: "a system call that is refused"}
