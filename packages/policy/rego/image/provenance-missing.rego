# METADATA
# scope: package
# title: Image without provenance
# description: |
#   Provenance says which builder made the image from which source. Without it nobody can tell a build of yours from one of somebody else.
# custom:
#   id: provenance-missing
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Let the build attach SLSA provenance (`docker buildx build --provenance=mode=max`, or the generator of your platform).
#   references:
#     - NIST-800-190 4.1.5
#     - NIST-800-190 4.2.2
#     - MITRE T1195.002
#     - CWE-494
#   parameters:
#     type: object
#     properties:
#       predicates:
#         type: array
#         items: {type: string}
#         description: The beginnings of predicate types that count.
#         default:
#           - https://slsa.dev/provenance
#       required:
#         type: boolean
#         description: "Ask also for images of which nothing is said: they leave the decision undecided."
#         default: false
package hasp.policies.image.provenance_missing

parameters := data.hasp.parameters["provenance-missing"]

violations contains {
	"message": $"none of the {count(input.image.attestations)} attestations of the image is provenance that verifies",
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
	"message": "whether provenance is attached to the image is not known: nobody looked",
	"path": "/image",
} if {
	parameters.required
	not input.image.attestations
}
