# METADATA
# scope: package
# title: Base image is not known
# description: |
#   Nobody can tell which base the image was built on, so nobody learns that the base was mended or withdrawn.
# custom:
#   id: base-image-unknown
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Let the build set `org.opencontainers.image.base.name` and `.digest`, or attach provenance that names the base.
#   references:
#     - CIS-Docker-1.6.0 4.2
#     - NIST-800-190 4.1.5
package hasp.policies.image.base_image_unknown

import data.hasp.lib.base_images

violations contains {
	"message": "nothing says which base image this one was built on",
	"path": "/image/baseImage",
	"observed": null,
} if {
	not base_images.reference
	not base_images.is_scratch
	not input.image.baseImage.digest
}
