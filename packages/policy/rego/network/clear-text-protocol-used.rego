# METADATA
# scope: package
# title: Protocol without encryption used
# description: |
#   telnet and the r commands send passwords that everybody on the way reads; FTP, LDAP and old mail do so too.
# custom:
#   id: clear-text-protocol-used
#   severity: medium
#   subjects: [network]
#   events: [connect]
#   dispatch:
#     by: port
#     parameter: ports
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict:
#       enforcement: warn
#       parameters:
#         ports: [21, 23, 69, 110, 143, 389, 512, 513, 514, 1883]
#   remediation: >-
#     Use ssh, SFTP, LDAPS, or mail over TLS.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1040
#     - CWE-319
#   parameters:
#     type: object
#     properties:
#       ports:
#         type: array
#         items: {type: integer}
#         description: >-
#           Ports.
#         default: [23, 512, 513, 514]
package hasp.policies.network.clear_text_protocol_used

import data.hasp.lib.executions
import data.hasp.lib.peers

parameters := data.hasp.parameters["clear-text-protocol-used"]

violations contains {
	"message": $"{input.event.process.name} uses a protocol without encryption to {peers.shown(peers.other)}",
	"path": peers.pointer,
	"observed": peers.shown(peers.other),
	"source": executions.source,
} if {
	peers.port in parameters.ports
	peers.is_internet(input.event.destination)
	input.event.protocol == "tcp"
}
