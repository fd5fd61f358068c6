# METADATA
# scope: package
# title: UDP to an unusual port
# description: |
#   UDP carries DNS, time, QUIC and metrics; at another port it is often a tunnel or a miner.
# custom:
#   id: unexpected-udp-port
#   severity: low
#   subjects: [network]
#   events: [connect, send]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Look at what is sent; list the port in `allowedPorts`.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1095
#     - MITRE T1571
#   parameters:
#     type: object
#     properties:
#       allowedPorts:
#         type: array
#         items: {type: integer}
#         description: >-
#           Ports that ordinary programs use.
#         default:
#           - 0
#           - 53
#           - 67
#           - 68
#           - 80
#           - 88
#           - 123
#           - 137
#           - 138
#           - 161
#           - 162
#           - 443
#           - 500
#           - 514
#           - 853
#           - 1194
#           - 1812
#           - 1813
#           - 1900
#           - 3478
#           - 3479
#           - 4500
#           - 4789
#           - 5349
#           - 5353
#           - 5355
#           - 6831
#           - 6832
#           - 8125
#           - 8472
#           - 8443
#           - 19302
#           - 41641
#           - 51820
#           - 51821
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that send UDP anywhere.
#         default:
#           - coturn
#           - openvpn
#           - tailscaled
#           - traceroute
#           - tracepath
#           - turnserver
#           - wireguard-go
#           - rtpengine
#           - mediasoup-worker
#           - livekit-server
package hasp.policies.network.unexpected_udp_port

import data.hasp.lib.executions
import data.hasp.lib.peers

parameters := data.hasp.parameters["unexpected-udp-port"]

violations contains {
	"message": $"{input.event.process.name} sent UDP to {peers.shown(peers.other)}",
	"path": peers.pointer,
	"observed": peers.shown(peers.other),
	"source": executions.source,
} if {
	input.event.protocol == "udp"
	not peers.is_inward
	input.container
	not input.event.destination.port in parameters.allowedPorts
	peers.is_internet(input.event.destination)
	not executions.is_program(parameters.allowedPrograms)
}
