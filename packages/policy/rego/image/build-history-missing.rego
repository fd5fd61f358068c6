# METADATA
# scope: package
# title: Image without a build history
# description: |
#   Without its instructions nobody can see how the image was built, and every policy about them finds nothing. Some builders write none.
# custom:
#   id: build-history-missing
#   severity: negligible
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Build with a builder that writes the history, or do not squash it away; where it is on purpose (ko, Bazel, Nix), have
#     provenance attached instead.
#   references:
#     - NIST-800-190 4.1.2
package hasp.policies.image.build_history_missing

violations contains {
	"message": $"the image has {count(input.image.layers)} layers and no build history",
	"path": "/image/history",
	"observed": 0,
} if {
	count(input.image.history) == 0
	count(input.image.layers) > 0
}
