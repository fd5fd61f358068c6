# METADATA
# scope: package
# title: Internal workload connects to the internet
# description: |
#   A workload that is marked internal has no business outside: a connection there is data that leaves or orders that
#   come.
# custom:
#   id: internet-connection-of-internal-workload
#   severity: high
#   subjects: [network]
#   events: [connect, send, flow]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Refuse egress in a network policy; take the label off a workload that needs the internet.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1041
#     - MITRE T1567
#   parameters:
#     type: object
#     properties:
#       labels:
#         type: object
#         description: >-
#           Labels of workloads or namespaces, each with the values that mark them as internal.
#         default: {"egress": ["none", "internal"], "network-zone": ["internal", "restricted"]}
package hasp.policies.network.internet_connection_of_internal_workload

import data.hasp.lib.executions
import data.hasp.lib.peers

parameters := data.hasp.parameters["internet-connection-of-internal-workload"]

violations contains {
	"message": $"{input.event.process.name} of an internal workload connected to {peers.shown(peers.other)}",
	"path": peers.pointer,
	"observed": peers.shown(peers.other),
	"source": executions.source,
} if {
	some key, values in parameters.labels
	peers.own_label(key) in values
	not peers.is_inward
	peers.is_internet(input.event.destination)
}
