# METADATA
# scope: package
# title: Namespace or definition deleted by a person
# description: |
#   With a namespace goes all that is in it, with a CustomResourceDefinition every object of its kind in the whole cluster, and
#   nothing asks again.
# custom:
#   id: lasting-object-deleted
#   severity: medium
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: audit
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Restore from a backup where it was a mistake; let the deployer delete, and list those who may in `allowed`.
#   references:
#     - MITRE T1485
#     - NIST-800-190 4.3.1
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Users and groups that may do so; `*` at the end stands for any end.
#         default: []
#       resources:
#         type: array
#         items: {type: string}
#         description: Resources whose deletion cannot be undone.
#         default: [namespaces, customresourcedefinitions, persistentvolumes, persistentvolumeclaims]
package hasp.policies.access.lasting_object_deleted

import data.hasp.lib.accesses

parameters := data.hasp.parameters["lasting-object-deleted"]

violations contains {
	"message": $"{accesses.told} deletes {input.access.resource.resource} {object.get(input.access, "name", "*")}",
	"path": "/access/resource",
	"observed": {"user": accesses.told, "resource": input.access.resource.resource},
} if {
	input.access.verb in ["delete", "deletecollection"]
	input.access.resource.resource in parameters.resources
	not input.access.subresource
	accesses.is_person
	accesses.happened
	not accesses.is_one_of(parameters.allowed)
}
