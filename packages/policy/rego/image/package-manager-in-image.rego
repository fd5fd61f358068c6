# METADATA
# scope: package
# title: Package manager in an image
# description: |
#   A package manager installs what an intruder needs in one command, and what it installs is in no scan.
# custom:
#   id: package-manager-in-image
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Build in one stage and copy the result into a base without a package manager (distroless, scratch), or remove it in
#     the last layer.
#   references:
#     - CIS-Docker-1.6.0 4.3
#     - NIST-800-190 4.1.2
#     - MITRE T1105
#   parameters:
#     type: object
#     properties:
#       allowedPaths:
#         type: array
#         items: {type: string}
#         description: Package managers that may stay, by their whole paths in the image.
#         default: []
package hasp.policies.image.package_manager_in_image

parameters := data.hasp.parameters["package-manager-in-image"]

violations contains {
	"message": $"the package manager {tool.path} is in the image",
	"path": $"/image/tools/{i}",
	"observed": tool.path,
	"file": tool.path,
	"source": object.union({"file": tool.path}, object.filter(tool, ["layer"])),
} if {
	some i, tool in input.image.tools
	tool.kind == "package-manager"
	not tool.path in parameters.allowedPaths
}
