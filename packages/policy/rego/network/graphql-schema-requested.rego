# METADATA
# scope: package
# title: Schema of GraphQL asked for from outside
# description: |
#   Introspection hands out the whole API, with what no client uses and nobody guards.
# custom:
#   id: graphql-schema-requested
#   severity: low
#   subjects: [request]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Turn introspection off in production.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1595
#     - CWE-200
package hasp.policies.network.graphql_schema_requested

import data.hasp.lib.requests

violations contains {
	"message": $"{requests.who} asked for the schema of {requests.shown}",
	"path": "/request/path",
	"observed": requests.shown,
	"source": requests.source,
} if {
	requests.is_from_outside
	contains(object.get(input.request, "path", ""), "graphql")
	is_introspection
}

is_introspection if contains(object.get(input.request, "body", ""), "__schema")

is_introspection if contains(requests.text, "__schema")
