# METADATA
# scope: package
# title: Deletion of a namespace or definition
# description: |
#   With a namespace everything in it goes, and with a CustomResourceDefinition every object of its kind in every namespace.
# custom:
#   id: protected-deletion
#   severity: medium
#   subjects: [access]
#   phases: [deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Delete the objects first and then what holds them, or let a member of `allowedGroups` delete it.
#   references:
#     - MITRE T1485
#     - CWE-284
#   parameters:
#     type: object
#     properties:
#       resources:
#         type: array
#         items: {type: string}
#         description: Resources that are asked about.
#         default: [namespaces, customresourcedefinitions, persistentvolumes]
#       allowedGroups:
#         type: array
#         items: {type: string}
#         description: Groups whose members may delete them.
#         default: ["system:masters", "system:serviceaccounts:kube-system"]
package hasp.policies.resource.protected_deletion

violations contains {
	"message": $"{input.access.user.name} deletes {input.access.resource.resource}/{object.get(input.access, "name", "*")}",
	"path": "/access/name",
	"observed": object.get(input.access, "name", null),
} if {
	input.access.verb in {"delete", "deletecollection"}
	input.access.resource.resource in parameters.resources
	not is_allowed
}

is_allowed if {
	some group in input.access.user.groups
	group in parameters.allowedGroups
}

parameters := data.hasp.parameters["protected-deletion"]
