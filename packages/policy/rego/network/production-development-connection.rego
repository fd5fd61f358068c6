# METADATA
# scope: package
# title: Connection between production and development
# description: |
#   What is tried out in development has neither the tests nor the guards of production; a way between them leads to
#   its data.
# custom:
#   id: production-development-connection
#   severity: high
#   subjects: [network, request]
#   events: [connect, accept]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Give development a cluster or namespaces of its own with a network policy that lets nothing of production in
#     or out.
#   references:
#     - NIST-800-190 4.4.2
#     - NIST-800-190 4.3.3
#     - MITRE T1210
#   parameters:
#     type: object
#     properties:
#       label:
#         type: string
#         description: >-
#           The label of workloads or namespaces that names the environment.
#         default: environment
#       production:
#         type: array
#         items: {type: string}
#         description: >-
#           Its values in production.
#         default: [prod, production, live]
#       development:
#         type: array
#         items: {type: string}
#         description: >-
#           Its values in development and test.
#         default: [dev, development, test, testing, qa, sandbox, preview]
package hasp.policies.network.production_development_connection

import data.hasp.lib.peers

parameters := data.hasp.parameters["production-development-connection"]

violations contains {
	"message": $"{own} is connected with {other}: {peers.shown(peers.other)}",
	"path": peers.pointer,
	"observed": other,
	"expected": own,
} if {
	own := own_environment
	other := peers.other_label(parameters.label)
	[one, two] := [side(own), side(other)]
	one != two
}

side(environment) := "production" if {
	environment in parameters.production
} else := "development" if {
	environment in parameters.development
}

# What a label says counts before what the operator calls the cluster.
own_environment := environment if {
	environment := peers.own_label(parameters.label)
} else := input.context.environment
