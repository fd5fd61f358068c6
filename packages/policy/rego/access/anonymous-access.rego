# METADATA
# scope: package
# title: Anonymous request that succeeds
# description: |
#   A request that nobody signed was answered: whoever reaches the API server may do the same. Only discovery and the files with
#   which nodes join are meant for everybody.
# custom:
#   id: anonymous-access
#   severity: high
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: warn
#   profiles:
#     baseline: warn
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Set `--anonymous-auth=false` or restrict it by `AuthenticationConfiguration`, and remove the binding of system:anonymous
#     or system:unauthenticated.
#   references:
#     - CIS-Kubernetes-1.10.0 1.2.1
#     - MITRE T1133
#     - MITRE T1078.001
#     - CWE-306
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Objects that everybody may read, with their namespaces.
#         default: [kube-public/cluster-info]
package hasp.policies.access.anonymous_access

import data.hasp.lib.accesses

parameters := data.hasp.parameters["anonymous-access"]

violations contains {
	"message": $"nobody signed in, and {input.access.verb} on {accesses.target} {accesses.place} was allowed",
	"path": "/access/user",
	"observed": input.access.user.name,
} if {
	is_anonymous
	accesses.happened
	input.access.resource.resource != ""
	not accesses.place in parameters.allowed
}

is_anonymous if input.access.user.name == "system:anonymous"

is_anonymous if "system:unauthenticated" in input.access.user.groups
