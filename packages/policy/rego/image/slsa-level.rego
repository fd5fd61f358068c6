# METADATA
# scope: package
# title: SLSA build level is too low
# description: |
#   The level says how hard it is to make the builder lie: from 2 it signs what it says itself, from 3 builds cannot reach its key.
# custom:
#   id: slsa-level
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Build on a platform that reaches the level, such as GitHub's or GitLab's hosted builders with isolated signing.
#   references:
#     - NIST-800-190 4.1.5
#     - NIST-800-190 4.2.2
#     - MITRE T1195.002
#     - CWE-494
#   parameters:
#     type: object
#     properties:
#       minLevel:
#         type: integer
#         minimum: 0
#         maximum: 4
#         description: The lowest SLSA build level that is accepted.
#         default: 2
package hasp.policies.image.slsa_level

parameters := data.hasp.parameters["slsa-level"]

violations contains {
	"message": $"the provenance of the image is of SLSA build level {level}, and {parameters.minLevel} is asked for",
	"path": "/image/attestations",
	"observed": level,
	"expected": parameters.minLevel,
} if {
	level := max([attestation.level |
		some attestation in input.image.attestations
		startswith(attestation.predicateType, "https://slsa.dev/provenance")
		attestation.verified == true
	])
	level < parameters.minLevel
}
