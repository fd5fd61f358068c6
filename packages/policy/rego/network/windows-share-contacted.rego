# METADATA
# scope: package
# title: File sharing of Windows used over the internet
# description: |
#   SMB over the internet hands out password hashes, and worms spread by it.
# custom:
#   id: windows-share-contacted
#   severity: high
#   subjects: [network]
#   events: [connect]
#   dispatch:
#     by: port
#     parameter: ports
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Refuse the ports at the edge, and reach shares by a private network.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1187
#     - MITRE T1210
#     - MITRE T1048
#   parameters:
#     type: object
#     properties:
#       ports:
#         type: array
#         items: {type: integer}
#         description: >-
#           Ports.
#         default: [139, 445]
#       allowedDomains:
#         type: array
#         items: {type: string}
#         description: >-
#           Domains of shares that a cloud offers.
#         default: [file.core.windows.net, file.core.chinacloudapi.cn]
package hasp.policies.network.windows_share_contacted

import data.hasp.lib.executions
import data.hasp.lib.peers

parameters := data.hasp.parameters["windows-share-contacted"]

violations contains {
	"message": $"{input.event.process.name} connected to the file share {peers.shown(peers.other)}",
	"path": peers.pointer,
	"observed": peers.shown(peers.other),
	"source": executions.source,
} if {
	peers.port in parameters.ports
	peers.is_internet(input.event.destination)
	not peers.is_in_domain(host, parameters.allowedDomains)
}

host := input.event.destination.names[0] if {
	input.event.destination.names[0]
} else := ""
