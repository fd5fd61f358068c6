# METADATA
# scope: package
# title: Port that the workload never listened at
# description: |
#   A service listens at the same ports from day to day; another one may be a back door.
# custom:
#   id: unexpected-listening-port
#   severity: medium
#   subjects: [network]
#   events: [listen, bind]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Add it to the baseline if it is meant; otherwise look at what the program does and replace the container.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1571
#     - MITRE T1041
package hasp.policies.network.unexpected_listening_port

import data.hasp.lib.executions
import data.hasp.lib.peers

violations contains {
	"message": $"{input.event.process.name} listens at {peers.shown(input.event.source)}, which is not among what the workload does",
	"path": "/event/baseline",
	"observed": input.event.source,
	"source": executions.source,
} if {
	input.event.baseline.known == false
	not input.event.baseline.state in {"learning", "none"}
}
