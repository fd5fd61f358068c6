# METADATA
# scope: package
# title: Token of a service account made by a person
# description: |
#   A token that somebody makes by hand works from everywhere and for as long as was asked for, in the name of a program.
# custom:
#   id: token-created-by-person
#   severity: medium
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: audit
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Revoke it by deleting the service account or the object that it is bound to; take `create` of serviceaccounts/token from
#     the roles of people.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.13
#     - MITRE T1528
#     - MITRE T1098.001
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Users and groups that may do so; `*` at the end stands for any end.
#         default: []
package hasp.policies.access.token_created_by_person

import data.hasp.lib.accesses

parameters := data.hasp.parameters["token-created-by-person"]

violations contains {
	"message": $"{accesses.told} makes a token of service account {accesses.place}",
	"path": "/access/user",
	"observed": accesses.told,
} if {
	input.access.subresource == "token"
	input.access.resource.resource == "serviceaccounts"
	input.access.verb == "create"
	accesses.is_person
	accesses.happened
	not accesses.is_one_of(parameters.allowed)
}
