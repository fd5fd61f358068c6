# METADATA
# scope: package
# title: Object without a required annotation
# description: |
#   Annotations tell tools and people how an object is to be treated; what lacks them is treated by chance.
# custom:
#   id: resource-annotations
#   severity: low
#   subjects: [resource]
#   resources: ["*"]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     strict: warn
#   remediation: >-
#     Add the annotation to `metadata.annotations`.
#   references: []
#   parameters:
#     type: object
#     properties:
#       annotations:
#         type: array
#         items: {type: string}
#         description: Annotations that every object of the kinds has; empty asks for none.
#         default: []
#       kinds:
#         type: array
#         items: {type: string}
#         description: Kinds of objects that are asked; empty asks all of them.
#         default: []
package hasp.policies.resource.resource_annotations

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} has no annotation {annotation}",
	"path": "/resource/annotations",
	"observed": null,
	"expected": annotation,
} if {
	some annotation in parameters.annotations
	is_meant
	object.get(input.resource.annotations, annotation, "") == ""
}

is_meant if count(parameters.kinds) == 0

is_meant if input.resource.kind in parameters.kinds

parameters := data.hasp.parameters["resource-annotations"]
