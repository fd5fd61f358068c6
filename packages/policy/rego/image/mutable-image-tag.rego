# METADATA
# scope: package
# title: Mutable image tag
# description: |
#   What `latest`, or no tag at all, stands for changes with every push: nobody can say which image runs, judge it again or roll
#   back to it. A digest fixes the content.
# custom:
#   id: mutable-image-tag
#   severity: medium
#   subjects: [image, workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Name the image by its digest (`name:1.27.3@sha256:…`), or at least by the tag of one release.
#   references:
#     - CIS-Docker-1.6.0 5.28
#     - NIST-800-190 4.2.2
#     - MITRE T1525
#     - CWE-494
#   parameters:
#     type: object
#     properties:
#       mutableTags:
#         type: array
#         items: {type: string}
#         description: Tags that are known to move.
#         default: [latest]
#       requireDigest:
#         type: boolean
#         description: Accept no tag without a digest, whichever it is.
#         default: false
package hasp.policies.image.mutable_image_tag

import data.hasp.lib.images

parameters := data.hasp.parameters["mutable-image-tag"]

violations contains {
	"message": $"image {image.reference} {why}",
	"path": path,
	"observed": image.reference,
} if {
	some path, image in images.used
	not image.pinned
	why := reason(image.tag)
}

reason("") := "has neither tag nor digest, which means latest"

reason(tag) := $"has the tag {tag}, which moves, and no digest" if {
	tag in parameters.mutableTags
} else := "has no digest" if {
	tag != ""
	parameters.requireDigest
}
