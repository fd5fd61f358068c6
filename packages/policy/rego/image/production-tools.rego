# METADATA
# scope: package
# title: Shell or package manager in a production image
# description: |
#   Shells and package managers are what an intruder needs next, and what a finished program needs no more. Asked only of images
#   that are marked for production by a label, or judged in an environment that is production.
# custom:
#   id: production-tools
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Build in one stage and copy the result into a base without a shell (distroless, scratch), or remove the tools in the
#     layer that the evidence names.
#   references:
#     - CIS-Docker-1.6.0 4.3
#     - NIST-800-190 4.1.2
#     - MITRE T1059.004
#     - MITRE T1105
#   parameters:
#     type: object
#     properties:
#       label:
#         type: string
#         description: The image label that names the environment an image is made for.
#         default: org.hasp.environment
#       environments:
#         type: array
#         items: {type: string}
#         description: The environments that count as production.
#         default: [production]
#       tools:
#         type: array
#         items: {type: string, enum: [shell, package-manager]}
#         description: The kinds of tools that are refused.
#         default: [shell, package-manager]
#       allowedPaths:
#         type: array
#         items: {type: string}
#         description: Tools that may stay, by their whole paths in the image.
#         default: []
package hasp.policies.image.production_tools

parameters := data.hasp.parameters["production-tools"]

violations contains {
	"message": $"the {tool.kind} {tool.path} is in an image for {environment}",
	"path": $"/image/tools/{i}",
	"observed": tool.path,
	"file": tool.path,
	"source": object.union({"file": tool.path}, object.filter(tool, ["layer"])),
} if {
	environment
	some i, tool in input.image.tools
	tool.kind in parameters.tools
	not tool.path in parameters.allowedPaths
}

environment := marked if {
	marked := input.image.config.labels[parameters.label]
	marked in parameters.environments
} else := input.context.environment if {
	input.context.environment in parameters.environments
}
