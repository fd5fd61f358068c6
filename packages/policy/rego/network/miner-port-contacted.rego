# METADATA
# scope: package
# title: Port used by miners contacted
# description: |
#   Pools of miners wait at ports that few others use. The port alone proves little.
# custom:
#   id: miner-port-contacted
#   severity: low
#   subjects: [network]
#   events: [connect]
#   dispatch:
#     by: port
#     parameter: ports
#   phases: [run]
#   enforcement: audit
#   profiles:
#     recommended: audit
#     strict: audit
#   remediation: >-
#     Look at what connects there; the policy miner-pool-contacted judges by name.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1496
#   parameters:
#     type: object
#     properties:
#       ports:
#         type: array
#         items: {type: integer}
#         description: >-
#           Ports.
#         default:
#           - 3333
#           - 3334
#           - 3335
#           - 3336
#           - 3357
#           - 4444
#           - 5555
#           - 5556
#           - 5588
#           - 5730
#           - 6099
#           - 6666
#           - 7777
#           - 7778
#           - 9332
#           - 14433
#           - 14444
#           - 45560
#           - 45700
package hasp.policies.network.miner_port_contacted

import data.hasp.lib.executions
import data.hasp.lib.peers

parameters := data.hasp.parameters["miner-port-contacted"]

violations contains {
	"message": $"{input.event.process.name} connected to {peers.shown(peers.other)}, a port of pools of miners",
	"path": peers.pointer,
	"observed": peers.shown(peers.other),
	"source": executions.source,
} if {
	peers.port in parameters.ports
	peers.is_internet(input.event.destination)
	input.container
}
