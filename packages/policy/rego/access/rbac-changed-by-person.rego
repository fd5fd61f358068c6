# METADATA
# scope: package
# title: Roles or bindings changed by a person
# description: |
#   Who may do what is decided in roles and bindings. Where they come from a repository, a change by hand is drift or somebody
#   giving themselves rights.
# custom:
#   id: rbac-changed-by-person
#   severity: medium
#   subjects: [access, resource]
#   resources: [Role, ClusterRole, RoleBinding, ClusterRoleBinding]
#   phases: [deploy, run]
#   enforcement: audit
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Put the change through the repository and its review; list the deployer and administrators in `allowed`.
#   references:
#     - CIS-Kubernetes-1.10.0 5.1.8
#     - MITRE T1098.006
#     - NIST-800-190 4.3.1
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Users and groups that may do so; `*` at the end stands for any end.
#         default: []
package hasp.policies.access.rbac_changed_by_person

import data.hasp.lib.accesses

parameters := data.hasp.parameters["rbac-changed-by-person"]

violations contains {
	"message": $"{accesses.told} uses {input.access.verb} on {accesses.target} {accesses.place}",
	"path": "/access/user",
	"observed": {"user": accesses.told, "verb": input.access.verb},
} if {
	input.access.resource.group == "rbac.authorization.k8s.io"
	accesses.is_change
	accesses.is_person
	accesses.happened
	not accesses.is_one_of(parameters.allowed)
}

# The webhook sends the object that is to be.
violations contains {
	"message": $"{requester.name} uses {input.context.request.operation} on {input.resource.kind} {object.get(input.resource, "name", "*")}",
	"path": "/context/request/user/name",
	"observed": {"user": requester.name, "operation": input.context.request.operation},
} if {
	input.kind == "resource"
	not startswith(requester.name, "system:")
	not is_allowed
}

requester := input.context.request.user

is_allowed if {
	some name in parameters.allowed
	some text in array.concat([requester.name], requester.groups)
	accesses.fits(name, text)
}
