# METADATA
# scope: package
# title: Image has more layers than the limit
# description: |
#   Runtimes have a limit of 127 layers, and each layer costs when a container starts. Many layers keep files that later ones delete.
# custom:
#   id: layer-count
#   severity: negligible
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Join instructions that belong together, and build in stages.
#   references:
#     - CIS-Docker-1.6.0 4.3
#   parameters:
#     type: object
#     properties:
#       max:
#         type: integer
#         minimum: 1
#         maximum: 127
#         description: How many layers there may be.
#         default: 60
package hasp.policies.image.layer_count

parameters := data.hasp.parameters["layer-count"]

violations contains {
	"message": $"the image has {n} layers, and {parameters.max} is the limit",
	"path": "/image/layers",
	"observed": n,
	"expected": parameters.max,
} if {
	n := count(input.image.layers)
	n > parameters.max
}
