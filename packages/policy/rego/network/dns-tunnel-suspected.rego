# METADATA
# scope: package
# title: Data carried in DNS names
# description: |
#   DNS leaves almost every network: data that is cut into names, and answers of type TXT, carry out what nothing else
#   may.
# custom:
#   id: dns-tunnel-suspected
#   severity: medium
#   subjects: [network]
#   events: [dns]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Look at who owns the domain; refuse DNS to other servers than the cluster's and filter names there.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1071.004
#     - MITRE T1048.003
#     - MITRE T1572
#   parameters:
#     type: object
#     properties:
#       long:
#         type: integer
#         description: >-
#           Characters that a name has at most.
#         default: 150
#       longText:
#         type: integer
#         description: >-
#           Characters that a label has at most where text is asked for.
#         default: 45
#       allowedDomains:
#         type: array
#         items: {type: string}
#         description: >-
#           Domains whose names are as long by design.
#         default:
#           - cluster.local
#           - ip6.arpa
#           - in-addr.arpa
#           - spamhaus.net
#           - amazonaws.com
#           - internal
#           - akadns.net
#           - sophosxl.net
#           - mcafee.com
package hasp.policies.network.dns_tunnel_suspected

import data.hasp.lib.executions
import data.hasp.lib.peers

parameters := data.hasp.parameters["dns-tunnel-suspected"]

violations contains {
	"message": $"{input.event.process.name} asked for a name of {count(question)} characters, type {type}",
	"path": "/event/dns/question",
	"observed": question,
	"source": executions.source,
} if {
	question := peers.normal_name(input.event.dns.question)
	type := object.get(input.event.dns, "type", "not told")
	is_long(question, type)
	not peers.is_in_domain(question, parameters.allowedDomains)
}

is_long(question, _) if count(question) > parameters.long

# Few labels of a name are as long where the answer carries text; keys for mail and certificates are shorter.
is_long(question, type) if {
	type in {"TXT", "NULL", "PRIVATE", "ANY"}
	max([count(label) | some label in split(question, ".")]) > parameters.longText
}
