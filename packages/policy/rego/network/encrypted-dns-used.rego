# METADATA
# scope: package
# title: DNS over HTTPS used
# description: |
#   A program that asks names over HTTPS evades the cluster's DNS: nobody sees what it asks for, and rules by name do
#   not hold.
# custom:
#   id: encrypted-dns-used
#   severity: low
#   subjects: [network]
#   events: [connect, dns, tls]
#   dispatch:
#     by: domain
#     parameter: domains
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Let programs ask the cluster's DNS, and refuse the addresses in a network policy.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1071.004
#     - MITRE T1572
#   parameters:
#     type: object
#     properties:
#       domains:
#         type: array
#         items: {type: string}
#         description: >-
#           Domains in lower case; all names below them count too.
#         default:
#           - cloudflare-dns.com
#           - chrome.cloudflare-dns.com
#           - mozilla.cloudflare-dns.com
#           - one.one.one.one
#           - "1dot1dot1dot1.cloudflare-dns.com"
#           - dns.google
#           - dns.google.com
#           - dns64.dns.google
#           - dns.quad9.net
#           - dns9.quad9.net
#           - dns10.quad9.net
#           - dns11.quad9.net
#           - doh.opendns.com
#           - doh.familyshield.opendns.com
#           - dns.adguard.com
#           - dns.adguard-dns.com
#           - dns.nextdns.io
#           - doh.cleanbrowsing.org
#           - dns.mullvad.net
#           - doh.mullvad.net
#           - dns.alidns.com
#           - doh.pub
#           - dns.sb
#           - doh.dns.sb
#           - freedns.controld.com
#           - ordns.he.net
package hasp.policies.network.encrypted_dns_used

import data.hasp.lib.executions
import data.hasp.lib.peers

parameters := data.hasp.parameters["encrypted-dns-used"]

violations contains {
	"message": $"{input.event.process.name} asked the DNS over HTTPS of {name}",
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
