# METADATA
# scope: package
# title: Label and provenance name different revisions
# description: |
#   The label says one revision and the builder another: the image was made from other code than it says, or relabelled.
# custom:
#   id: source-revision-mismatch
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Rebuild the image from the revision that was reviewed, with its label set by the build.
#   references:
#     - NIST-800-190 4.1.5
#     - NIST-800-190 4.2.2
#     - MITRE T1195.002
#     - CWE-494
package hasp.policies.image.source_revision_mismatch

violations contains {
	"message": $"the label says revision {revision}, and the provenance {digest}",
	"path": "/image/config/labels",
	"observed": revision,
	"expected": digest,
	"source": {"attestation": i},
} if {
	revision := input.image.config.labels["org.opencontainers.image.revision"]
	count(revision) >= 7
	some i, attestation in input.image.attestations
	attestation.verified == true
	digest := attestation.source.digest
	not startswith(bare(digest), lower(revision))
}

# `sha1:` or `gitCommit:` may stand before it.
bare(digest) := lower(parts[count(parts) - 1]) if parts := split(substring(digest, 0, 200), ":")
