# METADATA
# scope: package
# title: Image was not built by an approved builder
# description: |
#   Your organisation says which builders make what it runs. An image of another may hold anything. Nothing is asked until a builder is named.
# custom:
#   id: builder-not-approved
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Build the image in the approved pipeline, or add the builder after review.
#   references:
#     - NIST-800-190 4.1.5
#     - NIST-800-190 4.2.2
#     - MITRE T1195.002
#     - CWE-494
#   parameters:
#     type: object
#     properties:
#       builders:
#         type: array
#         items: {type: string}
#         description: "Builders that are approved: whole ids, or the beginning of an address that ends with a slash."
#         default: []
package hasp.policies.image.builder_not_approved

parameters := data.hasp.parameters["builder-not-approved"]

violations contains {
	"message": $"the provenance of the image names {named}, which is not an approved builder",
	"path": $"/image/attestations/{i}",
	"observed": named,
	"expected": parameters.builders,
} if {
	count(parameters.builders) > 0
	some i, attestation in input.image.attestations
	attestation.verified == true
	named := attestation.builder
	not is_approved(named)
}

is_approved(named) if {
	some approved in parameters.builders
	is_at(named, approved)
}

is_at(named, approved) if named == approved

# All below an address, at whole parts of it.
is_at(named, approved) if {
	endswith(approved, "/")
	startswith(named, approved)
}

# No attestation that verifies says it.
unknowns contains {
	"message": "who built the image is not known: no attestation that verifies says it",
	"path": "/image",
} if {
	count(parameters.builders) > 0
	not is_named
}

is_named if {
	some attestation in input.image.attestations
	attestation.verified == true
	attestation.builder
}
