# METADATA
# scope: package
# title: Required image label is missing
# description: |
#   Labels say who answers for an image. Your organisation asks for this one; nothing is asked until labels are named.
# custom:
#   id: required-image-label
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Add the label in the Dockerfile (`LABEL team=payments`) or in the build (`docker build --label`).
#   references:
#     - NIST-800-190 4.2.2
#   parameters:
#     type: object
#     properties:
#       labels:
#         type: object
#         additionalProperties: {type: string}
#         description: The labels that must be there, each with its value; an empty one accepts any value.
#         default: {}
package hasp.policies.image.required_image_label

parameters := data.hasp.parameters["required-image-label"]

violations contains {
	"message": $"the image has no label {name} {told(wanted)}",
	"path": "/image/config/labels",
	"observed": object.get(input.image.config.labels, name, null),
	"expected": wanted,
} if {
	some name, wanted in parameters.labels
	not has(name, wanted)
}

has(name, "") if input.image.config.labels[name] != ""

has(name, wanted) if {
	wanted != ""
	input.image.config.labels[name] == wanted
}

told(wanted) := "with a value" if {
	wanted == ""
} else := $"that says {wanted}"
