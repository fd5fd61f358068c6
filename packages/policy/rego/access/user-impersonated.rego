# METADATA
# scope: package
# title: Request in the name of somebody else
# description: |
#   Impersonation is the right to be anybody: the roles that count are those of the other, and so is the name that stands in the
#   object's history.
# custom:
#   id: user-impersonated
#   severity: medium
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: audit
#   profiles:
#     recommended: audit
#     strict: audit
#   remediation: >-
#     Find out why; take `impersonate` from the role, and list the proxies that need it in `allowed`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.8
#     - MITRE T1134
#     - NIST-800-190 4.3.1
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Users and groups that may do so; `*` at the end stands for any end.
#         default: []
package hasp.policies.access.user_impersonated

import data.hasp.lib.accesses

parameters := data.hasp.parameters["user-impersonated"]

violations contains {
	"message": $"{input.access.user.name} uses {input.access.verb} on {accesses.target} {accesses.place} as {input.access.impersonated.name}",
	"path": "/access/impersonated/name",
	"observed": {"user": input.access.user.name, "as": input.access.impersonated.name, "groups": input.access.impersonated.groups},
} if {
	input.access.impersonated
	not accesses.is_one_of(parameters.allowed)
}
