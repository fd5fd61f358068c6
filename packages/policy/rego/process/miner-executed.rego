# METADATA
# scope: package
# title: Crypto miner executed
# description: |
#   Stolen computing time is the most frequent aim of those who break into containers.
# custom:
#   id: miner-executed
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Replace the container, find out how the program came in, and rotate what it could read. Where mining is wanted, take
#     the program off `programs` in its scope.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1496
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default:
#           - astrominer
#           - bfgminer
#           - bminer
#           - ccminer
#           - cgminer
#           - claymore
#           - cpuminer
#           - cpuminer-multi
#           - cpuminer-sse2
#           - cryptonight
#           - ethminer
#           - gminer
#           - kdevtmpfsi
#           - kinsing
#           - lolMiner
#           - lolminer
#           - minerd
#           - minergate
#           - minergate-cli
#           - moneroocean
#           - nanominer
#           - nbminer
#           - nheqminer
#           - nsfminer
#           - phoenixminer
#           - sgminer
#           - srbminer-multi
#           - srbminer
#           - t-rex
#           - teamredminer
#           - trex
#           - wildrig-multi
#           - xmr-stak
#           - xmr-stak-cpu
#           - xmr-stak-rx
#           - xmrig
#           - xmrig-notls
#           - xmrigDaemon
#           - xmrigMiner
#           - xmrminer
package hasp.policies.process.miner_executed

import data.hasp.lib.executions

violations contains {
	"message": $"the crypto miner {executions.text} was executed",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.event.process
}
