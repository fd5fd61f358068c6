# METADATA
# scope: package
# title: Base image without a digest
# description: |
#   A tag of a release moves too: its maker rebuilds it, and whoever breaks into its registry replaces it. A digest fixes what is built on.
# custom:
#   id: base-image-not-pinned
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Write the digest in FROM (`FROM debian:12.9@sha256:…`) and let a bot raise it.
#   references:
#     - CIS-Docker-1.6.0 4.2
#     - NIST-800-190 4.2.2
#     - CWE-494
package hasp.policies.image.base_image_not_pinned

import data.hasp.lib.base_images

violations contains {
	"message": $"the base image {base} is named without a digest",
	"path": base_images.path,
	"observed": base,
} if {
	base := base_images.reference
	not base_images.is_pinned
}
