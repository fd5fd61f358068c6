# METADATA
# scope: package
# title: Image was not built from an approved repository
# description: |
#   Your organisation says where the code of what it runs lies and is reviewed. Nothing is asked until a repository is named.
# custom:
#   id: source-repository-not-approved
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Build the image from a repository that is approved, or add it after review.
#   references:
#     - NIST-800-190 4.1.5
#     - NIST-800-190 4.2.2
#     - MITRE T1195.002
#     - CWE-494
#   parameters:
#     type: object
#     properties:
#       repositories:
#         type: array
#         items: {type: string}
#         description: "Repositories that are approved: whole addresses, or their beginning that ends with a slash."
#         default: []
package hasp.policies.image.source_repository_not_approved

parameters := data.hasp.parameters["source-repository-not-approved"]

violations contains {
	"message": $"the provenance of the image names {named}, which is not an approved repository",
	"path": $"/image/attestations/{i}",
	"observed": named,
	"expected": parameters.repositories,
} if {
	count(parameters.repositories) > 0
	some i, attestation in input.image.attestations
	attestation.verified == true
	named := attestation.source.uri
	not is_approved(named)
}

is_approved(named) if {
	some approved in parameters.repositories
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
	"message": "from which repository the image was built is not known: no attestation that verifies says it",
	"path": "/image",
} if {
	count(parameters.repositories) > 0
	not is_named
}

is_named if {
	some attestation in input.image.attestations
	attestation.verified == true
	attestation.source.uri
}
