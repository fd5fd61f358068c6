# METADATA
# scope: package
# title: Image without an attested scan
# description: |
#   Whoever deploys the image cannot see that it was scanned in the pipeline, by what and when.
# custom:
#   id: scan-attestation-missing
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Attach the result of the scan in the pipeline (`cosign attest --type vuln`).
#   references:
#     - NIST-800-190 4.1.1
#     - NIST-800-190 4.2.2
#   parameters:
#     type: object
#     properties:
#       predicates:
#         type: array
#         items: {type: string}
#         description: The beginnings of predicate types that count.
#         default:
#           - https://cosign.sigstore.dev/attestation/vuln
#           - https://in-toto.io/attestation/vulns
#       required:
#         type: boolean
#         description: "Ask also for images of which nothing is said: they leave the decision undecided."
#         default: false
package hasp.policies.image.scan_attestation_missing

parameters := data.hasp.parameters["scan-attestation-missing"]

violations contains {
	"message": $"none of the {count(input.image.attestations)} attestations of the image is a vulnerability scan that verifies",
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

# No signature store or registry was asked: that is not the answer that there is none.
unknowns contains {
	"message": "whether a vulnerability scan is attached to the image is not known: nobody looked",
	"path": "/image",
} if {
	parameters.required
	not input.image.attestations
}
