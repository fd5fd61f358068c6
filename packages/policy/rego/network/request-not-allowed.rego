# METADATA
# scope: package
# title: Request that no rule of the service allows
# description: |
#   Who may do what is said once for each service; everything else is a mistake or an attack.
# custom:
#   id: request-not-allowed
#   severity: medium
#   subjects: [request]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     List who may do it in `rules`, or mend the client.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1190
#     - CWE-285
#   parameters:
#     type: object
#     properties:
#       rules:
#         type: array
#         items: {type: object, properties: {namespaces: {type: array, items: {type: string}}, labels: {type: object}, sources: {type: array, items: {type: string}}, methods: {type: array, items: {type: string}}, paths: {type: array, items: {type: string}}}}
#         description: >-
#           For services (`namespaces` as globs, `labels`): which `sources` (globs over principals and
#           workloads) may use which `methods` on which `paths` (globs; `**` for all below). What is left out
#           allows all. Services that no rule names are not judged.
#         default: []
package hasp.policies.network.request_not_allowed

import data.hasp.lib.globs
import data.hasp.lib.peers
import data.hasp.lib.requests

parameters := data.hasp.parameters["request-not-allowed"]

violations contains {
	"message": $"{requests.who} may not {requests.shown}",
	"path": "/request/path",
	"observed": requests.shown,
	"source": requests.source,
} if {
	count(rules) > 0
	not is_allowed
}

rules := [rule | some rule in parameters.rules; peers.is_own(rule)]

is_allowed if {
	some rule in rules
	is_source(rule)
	is_method(rule)
	is_path(rule)
}

# By a proven name, or by the workload that has the address.
is_source(rule) if not rule.sources

is_source(rule) if {
	some pattern in rule.sources
	some name in sources
	globs.fits(pattern, name)
}

sources contains input.request.source.principal

sources contains input.request.source.workload

is_method(rule) if not rule.methods

is_method(rule) if input.request.method in rule.methods

is_path(rule) if not rule.paths

is_path(rule) if {
	some pattern in rule.paths
	globs.fits(lower(pattern), requests.path)
}
