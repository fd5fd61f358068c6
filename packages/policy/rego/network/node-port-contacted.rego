# METADATA
# scope: package
# title: Connection to a NodePort
# description: |
#   A Service is reached by its name within the cluster; by a NodePort it is reached past network policies for Pods.
# custom:
#   id: node-port-contacted
#   severity: low
#   subjects: [network]
#   events: [connect]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     strict: warn
#   remediation: >-
#     Ask the Service by its name, and make it a ClusterIP.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1133
package hasp.policies.network.node_port_contacted

import data.hasp.lib.executions
import data.hasp.lib.peers

violations contains {
	"message": $"{input.event.process.name} connected to the node port {peers.shown(peers.other)}",
	"path": peers.pointer,
	"observed": peers.shown(peers.other),
	"source": executions.source,
} if {
	input.event.destination.port >= 30000
	input.event.destination.port <= 32767
	input.event.destination.entity == "node"
	input.container
}
