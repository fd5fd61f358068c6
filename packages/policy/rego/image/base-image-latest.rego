# METADATA
# scope: package
# title: Base image by a tag that moves
# description: |
#   Two builds of the same Dockerfile get different bases, and nobody can say which flaws the image has by its source.
# custom:
#   id: base-image-latest
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Name a release in FROM, better with its digest (`FROM debian:12.9@sha256:…`), and let a bot raise it.
#   references:
#     - CIS-Docker-1.6.0 4.2
#     - NIST-800-190 4.2.2
#     - CWE-494
#   parameters:
#     type: object
#     properties:
#       mutableTags:
#         type: array
#         items: {type: string}
#         description: Tags that are known to move.
#         default: [latest]
package hasp.policies.image.base_image_latest

import data.hasp.lib.base_images
import data.hasp.lib.images

parameters := data.hasp.parameters["base-image-latest"]

violations contains {
	"message": $"the base image {base} {why}",
	"path": base_images.path,
	"observed": base,
} if {
	base := base_images.reference
	not base_images.is_pinned
	why := reason(images.parse(base).tag)
}

reason("") := "has no tag, which means latest"

reason(tag) := $"has the tag {tag}, which moves" if tag in parameters.mutableTags
