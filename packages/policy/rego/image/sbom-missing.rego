# METADATA
# scope: package
# title: Image without an SBOM
# description: |
#   A list of what is inside lets everyone who runs the image look for a flaw on the day it is known, without scanning again.
# custom:
#   id: sbom-missing
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Attach one in the pipeline (`docker buildx build --sbom=true`, `cosign attest --type spdxjson`).
#   references:
#     - NIST-800-190 4.2.2
#   parameters:
#     type: object
#     properties:
#       predicates:
#         type: array
#         items: {type: string}
#         description: The beginnings of predicate types that count.
#         default:
#           - https://spdx.dev/Document
#           - https://cyclonedx.org/bom
#       required:
#         type: boolean
#         description: "Ask also for images of which nothing is said: they leave the decision undecided."
#         default: false
package hasp.policies.image.sbom_missing

parameters := data.hasp.parameters["sbom-missing"]

violations contains {
	"message": $"none of the {count(input.image.attestations)} attestations of the image is an SBOM that verifies",
	"path": "/image/attestations",
	"observed": [attestation.predicateType | some attestation in input.image.attestations],
	"expected": parameters.predicates,
} if {
	input.image.attestations
	not is_attached
}

is_attached if {
	some attestation in input.image.attestations
	attestation.verified == true
	some predicate in parameters.predicates
	startswith(attestation.predicateType, predicate)
}

is_attached if input.image.sbom.attached == true

# No signature store or registry was asked: that is not the answer that there is none.
unknowns contains {
	"message": "whether an SBOM is attached to the image is not known: nobody looked",
	"path": "/image",
} if {
	parameters.required
	not input.image.attestations
}
