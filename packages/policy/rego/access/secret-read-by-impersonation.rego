# METADATA
# scope: package
# title: Secret read in the name of somebody else
# description: |
#   Who impersonates another reads what that one may, and what the log says first is the other's name. For Secrets there is
#   rarely an honest reason.
# custom:
#   id: secret-read-by-impersonation
#   severity: high
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Find out who it was (`user`) and why; take `impersonate` from the role.
#   references:
#     - MITRE T1552.007
#     - MITRE T1134
#     - NIST-800-190 4.1.4
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Users and groups that may do so; `*` at the end stands for any end.
#         default: []
package hasp.policies.access.secret_read_by_impersonation

import data.hasp.lib.accesses

parameters := data.hasp.parameters["secret-read-by-impersonation"]

violations contains {
	"message": $"{input.access.user.name} reads Secret {accesses.place} as {input.access.impersonated.name}",
	"path": "/access/impersonated/name",
	"observed": input.access.impersonated.name,
} if {
	input.access.impersonated
	input.access.resource.resource == "secrets"
	accesses.is_read
	accesses.happened
	not accesses.is_one_of(parameters.allowed)
}
