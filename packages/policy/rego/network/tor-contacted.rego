# METADATA
# scope: package
# title: Tor contacted
# description: |
#   Tor hides where an attacker and his server are; services have no use for it.
# custom:
#   id: tor-contacted
#   severity: high
#   subjects: [network]
#   events: [connect, dns, tls]
#   dispatch:
#     by: domain
#     parameter: domains
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Stop the container and refuse the network of Tor in the network policy.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1090.003
#   parameters:
#     type: object
#     properties:
#       domains:
#         type: array
#         items: {type: string}
#         description: >-
#           Domains in lower case; all names below them count too.
#         default:
#           - onion
#           - torproject.org
#           - tor2web.org
#           - tor2web.io
#           - onion.ws
#           - onion.ly
#           - onion.pet
#           - onion.to
#           - onion.link
#           - torservers.net
package hasp.policies.network.tor_contacted

import data.hasp.lib.executions
import data.hasp.lib.peers

parameters := data.hasp.parameters["tor-contacted"]

violations contains {
	"message": $"{input.event.process.name} asked for {name}",
	"path": pointer,
	"observed": name,
	"source": executions.source,
} if {
	some name in peers.names
	peers.is_in_domain(name, parameters.domains)
}

pointer := "/event/dns/question" if {
	input.event.dns.question
} else := "/event/tls/sni" if {
	input.event.tls.sni
} else := "/event/destination/names"
