# METADATA
# scope: package
# title: Tunnel service contacted
# description: |
#   A tunnel service gives whoever runs its client a way in past every firewall and network policy.
# custom:
#   id: tunnel-service-contacted
#   severity: medium
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
#     Stop the tunnel; publish services by an Ingress. Where a tunnel is meant, except its workload.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1572
#     - MITRE T1090
#   parameters:
#     type: object
#     properties:
#       domains:
#         type: array
#         items: {type: string}
#         description: >-
#           Domains in lower case; all names below them count too.
#         default:
#           - ngrok.io
#           - ngrok.com
#           - ngrok.app
#           - ngrok-free.app
#           - ngrok.dev
#           - trycloudflare.com
#           - argotunnel.com
#           - serveo.net
#           - localtunnel.me
#           - loca.lt
#           - localhost.run
#           - lhr.life
#           - pagekite.net
#           - pinggy.io
#           - bore.pub
#           - playit.gg
#           - devtunnels.ms
#           - localxpose.io
#           - packetriot.com
#           - telebit.cloud
#           - zrok.io
package hasp.policies.network.tunnel_service_contacted

import data.hasp.lib.executions
import data.hasp.lib.peers

parameters := data.hasp.parameters["tunnel-service-contacted"]

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
