# METADATA
# scope: package
# title: Image without a VEX statement
# description: |
#   Without a statement of its makers every finding has to be taken for real by everyone who runs the image.
# custom:
#   id: vex-attestation-missing
#   severity: negligible
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Write an OpenVEX document for the findings that do not concern the image, and attach it (`vexctl attest`).
#   references:
#     - NIST-800-190 4.1.1
#   parameters:
#     type: object
#     properties:
#       predicates:
#         type: array
#         items: {type: string}
#         description: The beginnings of predicate types that count.
#         default:
#           - https://openvex.dev/ns
#       required:
#         type: boolean
#         description: "Ask also for images of which nothing is said: they leave the decision undecided."
#         default: false
package hasp.policies.image.vex_attestation_missing

parameters := data.hasp.parameters["vex-attestation-missing"]

violations contains {
	"message": $"none of the {count(input.image.attestations)} attestations of the image is a VEX statement that verifies",
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
	"message": "whether a VEX statement is attached to the image is not known: nobody looked",
	"path": "/image",
} if {
	parameters.required
	not input.image.attestations
}
