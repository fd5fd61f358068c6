# METADATA
# scope: package
# title: Pool of miners contacted
# description: |
#   A miner asks its pool for work: whoever does so in a container spends its owner's computing time.
# custom:
#   id: miner-pool-contacted
#   severity: critical
#   subjects: [network]
#   events: [connect, dns, tls]
#   dispatch:
#     by: domain
#     parameter: domains
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Stop the container, look for the way in, and refuse the name in DNS.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1496
#   parameters:
#     type: object
#     properties:
#       domains:
#         type: array
#         items: {type: string}
#         description: >-
#           Domains in lower case; all names below them count too.
#         default:
#           - "2miners.com"
#           - antpool.com
#           - c3pool.com
#           - crypto-pool.fr
#           - cryptonight-hub.miner.rocks
#           - dwarfpool.com
#           - ethermine.org
#           - ethpool.org
#           - f2pool.com
#           - flypool.org
#           - gntl.uk
#           - gulf.moneroocean.stream
#           - hashvault.pro
#           - herominers.com
#           - hiveon.net
#           - kryptex.network
#           - luckpool.net
#           - minergate.com
#           - minexmr.com
#           - miningocean.org
#           - miningpoolhub.com
#           - monerohash.com
#           - moneroocean.stream
#           - moneropool.com
#           - nanopool.org
#           - nicehash.com
#           - pool.xmr.pt
#           - poolin.com
#           - prohashing.com
#           - rx.unmineable.com
#           - slushpool.com
#           - sparkpool.com
#           - supportxmr.com
#           - unmineable.com
#           - viabtc.com
#           - woolypooly.com
#           - xmr.pt
#           - xmrpool.eu
#           - xmrpool.net
#           - zergpool.com
#           - zpool.ca
package hasp.policies.network.miner_pool_contacted

import data.hasp.lib.executions
import data.hasp.lib.peers

parameters := data.hasp.parameters["miner-pool-contacted"]

violations contains {
	"message": $"{input.event.process.name} asked for the pool of miners {name}",
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
