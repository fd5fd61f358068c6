# METADATA
# scope: package
# title: Arguments of a crypto miner
# description: |
#   A miner under another name still has to say where it mines: a pool and the protocol that pools speak.
# custom:
#   id: mining-arguments
#   severity: high
#   subjects: [process]
#   events: [exec]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Replace the container, find out how the program came in, and refuse connections to the pool by a network policy.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1496
#     - MITRE T1036
#   parameters:
#     type: object
#     properties:
#       pools:
#         type: array
#         items: {type: string}
#         description: Parts of the names of mining pools; each has `pool` in it.
#         default:
#           - "2miners.pool"
#           - c3pool
#           - ethpool
#           - moneroocean.pool
#           - herominers.pool
#           - pool.hashvault.pro
#           - pool.minexmr
#           - pool.minergate
#           - pool.supportxmr
#           - nanopool.org
#           - f2pool.com
#           - minepool
#           - miningpoolhub
#           - monerohash.pool
#           - monerop
#           - poolbinance
#           - poolin.com
#           - prohashing.pool
#           - slushpool
#           - sparkpool
#           - xmrpool
#           - zpool.ca
package hasp.policies.process.mining_arguments

import data.hasp.lib.executions

parameters := data.hasp.parameters["mining-arguments"]

violations contains {
	"message": $"{executions.text} has arguments of a crypto miner: {mark}",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	some mark in marks
}

# Few questions are asked of every command line: the names of pools only where there is a pool.
marks contains "a stratum address" if contains(executions.line, "stratum+")

marks contains "a stratum address" if contains(executions.line, "stratum2+")

marks contains "--donate-level" if contains(executions.line, "--donate-level")

marks contains pool if {
	contains(executions.line, "pool")
	some pool in parameters.pools
	contains(executions.line, pool)
}
