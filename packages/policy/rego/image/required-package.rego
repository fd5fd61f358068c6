# METADATA
# scope: package
# title: Required package is missing
# description: |
#   Your organisation asks that every image brings the package, such as its certificates. Nothing is asked until packages are named.
# custom:
#   id: required-package
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   needs: [packages]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Install the package in the image, or build on the base image that has it.
#   references:
#     - NIST-800-190 4.1.2
#   parameters:
#     type: object
#     properties:
#       packages:
#         type: array
#         items: {type: string}
#         description: The packages that must be there, by name.
#         default: []
package hasp.policies.image.required_package

import data.hasp.lib.packages

parameters := data.hasp.parameters["required-package"]

violations contains {
	"message": $"the required package {name} is not in the image",
	"path": "/image/packages",
	"observed": null,
	"expected": name,
} if {
	some name in parameters.packages
	input.image.packages
	not packages.names[name]
}

unknowns contains {
	"message": $"whether the required package {parameters.packages[0]} is in the image is not known: its packages were not sent",
	"path": "/image",
} if {
	count(parameters.packages) > 0
	not input.image.packages
}
