# METADATA
# scope: package
# title: Object without a required label
# description: |
#   Labels say whom an object belongs to and what it costs; without them nobody answers for it.
# custom:
#   id: resource-labels
#   severity: low
#   subjects: [resource]
#   resources: ["*"]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     strict: warn
#   remediation: >-
#     Add the label to `metadata.labels`.
#   references: []
#   parameters:
#     type: object
#     properties:
#       labels:
#         type: array
#         items: {type: string}
#         description: Labels that every object of the kinds has; empty asks for none.
#         default: []
#       kinds:
#         type: array
#         items: {type: string}
#         description: Kinds of objects that are asked; empty asks all of them.
#         default: []
package hasp.policies.resource.resource_labels

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} has no label {label}",
	"path": "/resource/labels",
	"observed": null,
	"expected": label,
} if {
	some label in parameters.labels
	is_meant
	object.get(input.resource.labels, label, "") == ""
}

is_meant if count(parameters.kinds) == 0

is_meant if input.resource.kind in parameters.kinds

parameters := data.hasp.parameters["resource-labels"]
