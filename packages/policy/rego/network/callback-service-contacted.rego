# METADATA
# scope: package
# title: Service for testing attacks contacted
# description: |
#   Whoever probes a service makes it call such an address to see that the attack works.
# custom:
#   id: callback-service-contacted
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
#     Find the request that made it ask, and close the hole; no data should have left yet.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1190
#     - MITRE T1595.002
#     - CWE-918
#   parameters:
#     type: object
#     properties:
#       domains:
#         type: array
#         items: {type: string}
#         description: >-
#           Domains in lower case; all names below them count too.
#         default:
#           - oast.pro
#           - oast.live
#           - oast.site
#           - oast.online
#           - oast.fun
#           - oast.me
#           - interact.sh
#           - interactsh.com
#           - burpcollaborator.net
#           - oastify.com
#           - dnslog.cn
#           - ceye.io
#           - canarytokens.com
#           - requestbin.net
#           - pipedream.net
#           - webhook.site
#           - bxss.me
#           - dnsbin.zhack.ca
package hasp.policies.network.callback_service_contacted

import data.hasp.lib.executions
import data.hasp.lib.peers

parameters := data.hasp.parameters["callback-service-contacted"]

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
