# METADATA
# scope: package
# title: Connection that the workload never made
# description: |
#   A service talks to the same others from day to day; another one may be where data goes, or who came in.
# custom:
#   id: unexpected-connection
#   severity: medium
#   subjects: [network]
#   events: [connect, accept, flow]
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
package hasp.policies.network.unexpected_connection

import data.hasp.lib.executions
import data.hasp.lib.peers

violations contains {
	"message": $"{input.event.process.name} has a connection with {peers.shown(peers.other)}, which is not among what the workload does",
	"path": "/event/baseline",
	"observed": peers.shown(peers.other),
	"source": executions.source,
} if {
	input.event.baseline.known == false
	not input.event.baseline.state in {"learning", "none"}
}
