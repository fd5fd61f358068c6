# METADATA
# scope: package
# title: Image label that is forbidden
# description: |
#   Your organisation does not allow the label, such as one that says something of its inside or changes how a runtime treats the image.
# custom:
#   id: forbidden-image-label
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Remove the label from the Dockerfile or the build; one of the base image is overwritten by an empty value.
#   references:
#     - NIST-800-190 4.1.2
#   parameters:
#     type: object
#     properties:
#       labels:
#         type: array
#         items: {type: string}
#         description: The labels that are forbidden, by name.
#         default: []
package hasp.policies.image.forbidden_image_label

parameters := data.hasp.parameters["forbidden-image-label"]

violations contains {
	"message": $"the image has the label {name}",
	"path": "/image/config/labels",
	"observed": name,
} if {
	some name in parameters.labels
	object.get(input.image.config.labels, name, "") != ""
}
