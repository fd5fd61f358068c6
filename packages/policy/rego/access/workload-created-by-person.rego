# METADATA
# scope: package
# title: Workload deployed by hand
# description: |
#   What a person deploys comes from no repository, was reviewed by nobody and is gone with the next roll-out of what was meant.
#   Silent until the deployers are named.
# custom:
#   id: workload-created-by-person
#   severity: medium
#   subjects: [workload]
#   phases: [deploy]
#   enforcement: warn
#   profiles:
#     strict: warn
#   remediation: >-
#     Put the change into the repository that the deployer reads; in an emergency, list the group in `allowed` for its time.
#   references:
#     - NIST-800-190 4.3.1
#     - MITRE T1610
#     - CIS-Kubernetes-1.10.0 5.1.4
#   parameters:
#     type: object
#     properties:
#       deployers:
#         type: array
#         items: {type: string}
#         description: Users and groups that deploy; none means that nothing is asked. `*` at the end stands for any end.
#         default: []
#       allowed:
#         type: array
#         items: {type: string}
#         description: Others who may.
#         default: []
package hasp.policies.access.workload_created_by_person

import data.hasp.lib.accesses

parameters := data.hasp.parameters["workload-created-by-person"]

violations contains {
	"message": $"{user.name} uses {input.context.request.operation} on {input.workload.kind} {object.get(input.workload, "name", "*")}, which the deployer does",
	"path": "/context/request/user/name",
	"observed": user.name,
	"expected": parameters.deployers,
} if {
	count(parameters.deployers) > 0
	not startswith(user.name, "system:")
	not is_one_of(array.concat(parameters.deployers, parameters.allowed))
}

user := input.context.request.user

is_one_of(names) if {
	some name in names
	accesses.fits(name, user.name)
}

is_one_of(names) if {
	some name in names
	some group in user.groups
	accesses.fits(name, group)
}
