# METADATA
# scope: package
# title: Name of a dynamic DNS provider asked for
# description: |
#   Names that anyone gets for nothing and moves at once serve command and control more often than services.
# custom:
#   id: dynamic-dns-contacted
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
#     Look at what the program wants there; allow names of yours by an exception.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1568
#     - MITRE T1071
#   parameters:
#     type: object
#     properties:
#       domains:
#         type: array
#         items: {type: string}
#         description: >-
#           Domains in lower case; all names below them count too.
#         default:
#           - duckdns.org
#           - ddns.net
#           - dyndns.org
#           - dynu.com
#           - freedns.afraid.org
#           - hopto.org
#           - myftp.org
#           - no-ip.biz
#           - no-ip.com
#           - no-ip.org
#           - noip.com
#           - serveftp.com
#           - sytes.net
#           - zapto.org
#           - bounceme.net
#           - gotdns.ch
#           - changeip.com
#           - dnsexit.com
package hasp.policies.network.dynamic_dns_contacted

import data.hasp.lib.executions
import data.hasp.lib.peers

parameters := data.hasp.parameters["dynamic-dns-contacted"]

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
