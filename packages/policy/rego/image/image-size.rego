# METADATA
# scope: package
# title: Image is larger than the limit
# description: |
#   A large image holds more than its program, takes longer to pull on every node, and has more to be scanned and mended.
# custom:
#   id: image-size
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Build in stages and copy only what runs; the layers' instructions in the history show what weighs most.
#   references:
#     - CIS-Docker-1.6.0 4.3
#     - NIST-800-190 4.1.2
#   parameters:
#     type: object
#     properties:
#       maxMebibytes:
#         type: integer
#         minimum: 1
#         maximum: 1000000
#         description: How large the layers may be together, uncompressed.
#         default: 1024
package hasp.policies.image.image_size

parameters := data.hasp.parameters["image-size"]

violations contains {
	"message": $"the image is {mebibytes(size)} MiB large, and {parameters.maxMebibytes} MiB is the limit",
	"path": "/image/layers",
	"observed": size,
	"expected": parameters.maxMebibytes * 1048576,
} if {
	size := sum([layer.size | some layer in input.image.layers])
	size > parameters.maxMebibytes * 1048576
}

mebibytes(bytes) := ceil(bytes / 1048576)
