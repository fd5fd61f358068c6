# METADATA
# scope: package
# title: Command line switches a security check off
# description: |
#   The image starts its program with an option that takes a check away, in every container of it.
# custom:
#   id: insecure-command
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Take the option out of CMD or ENTRYPOINT and give the program the certificate or key that it needs.
#   references:
#     - NIST-800-190 4.1.2
#     - CWE-295
#   parameters:
#     type: object
#     properties:
#       options:
#         type: array
#         items: {type: string}
#         description: What a command line may not hold, in lower case.
#         default:
#           - --allow-unauthenticated
#           - --disable-auth
#           - --insecure
#           - --no-auth
#           - --no-check-certificate
#           - --skip-tls-verify
#           - insecure-skip-verify
package hasp.policies.image.insecure_command

parameters := data.hasp.parameters["insecure-command"]

violations contains {
	"message": $"the image starts its program with {option}",
	"path": $"/image/config/{member}",
	"observed": option,
} if {
	some member in ["entrypoint", "cmd"]
	text := lower(concat(" ", input.image.config[member]))
	some option in parameters.options
	contains(text, option)
}
