# METADATA
# scope: package
# title: Connection from a source that is not listed
# description: |
#   A service that few may use shows who else tries.
# custom:
#   id: inbound-source-not-allowed
#   severity: medium
#   subjects: [network]
#   events: [accept]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Refuse other sources in a network policy; list who is meant in `rules`.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1133
#     - MITRE T1210
#   parameters:
#     type: object
#     properties:
#       rules:
#         type: array
#         items: {type: object, properties: {namespaces: {type: array, items: {type: string}}, labels: {type: object}, sources: {type: array, items: {type: string}}}}
#         description: >-
#           For workloads (`namespaces` as globs, `labels`) the `sources` as networks (CIDR). Workloads that
#           no rule names are not judged.
#         default: []
package hasp.policies.network.inbound_source_not_allowed

import data.hasp.lib.executions
import data.hasp.lib.peers

parameters := data.hasp.parameters["inbound-source-not-allowed"]

violations contains {
	"message": $"{peers.shown(peers.other)} connected to port {port}",
	"path": "/event/source",
	"observed": peers.shown(peers.other),
	"source": executions.source,
} if {
	port := object.get(input.event.destination, "port", "not told")
	some rule in parameters.rules
	peers.is_own(rule)
	not is_allowed
}

is_allowed if {
	some rule in parameters.rules
	peers.is_own(rule)
	peers.is_in(input.event.source, rule.sources)
}
