# METADATA
# scope: package
# title: Image is for an unexpected platform
# description: |
#   The image is made for another operating system or processor than your nodes have: it does not start, or runs under emulation.
# custom:
#   id: unexpected-platform
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Build for the platforms that you run (`docker build --platform linux/amd64,linux/arm64`).
#   references:
#     - NIST-800-190 4.2.2
#   parameters:
#     type: object
#     properties:
#       platforms:
#         type: array
#         items: {type: string}
#         description: The platforms that your nodes have, as `os/architecture`.
#         default: [linux/amd64, linux/arm64]
package hasp.policies.image.unexpected_platform

parameters := data.hasp.parameters["unexpected-platform"]

violations contains {
	"message": $"the image is for {platform}, which is not among the platforms",
	"path": "/image/platform",
	"observed": platform,
	"expected": parameters.platforms,
} if {
	platform := $"{input.image.platform.os}/{input.image.platform.architecture}"
	not platform in parameters.platforms
}
