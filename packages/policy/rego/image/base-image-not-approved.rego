# METADATA
# scope: package
# title: Base image that is not approved
# description: |
#   Everything in the base is in the image. Your organisation says which bases somebody answers for; nothing is asked until one is named, or the
#   scan says so itself.
# custom:
#   id: base-image-not-approved
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Build on an approved base image, or have this one reviewed and added.
#   references:
#     - CIS-Docker-1.6.0 4.2
#     - NIST-800-190 4.1.5
#     - CWE-829
#   parameters:
#     type: object
#     properties:
#       images:
#         type: array
#         items: {type: string}
#         description: "Base images that are approved: repositories (`docker.io/library/debian`) or the beginnings of them, at whole path parts."
#         default: []
package hasp.policies.image.base_image_not_approved

import data.hasp.lib.base_images
import data.hasp.lib.images
import data.hasp.lib.paths

parameters := data.hasp.parameters["base-image-not-approved"]

violations contains {
	"message": $"the base image {base} is not approved",
	"path": base_images.path,
	"observed": base,
} if {
	base := base_images.reference
	is_refused(base)
}

is_refused(_) if input.image.baseImage.approved == false

is_refused(base) if {
	count(parameters.images) > 0
	not input.image.baseImage.approved == true
	name := images.parse(base).name
	not is_approved(name)
}

is_approved(name) if {
	some approved in parameters.images
	paths.within(name, trim_suffix(approved, "/"))
}

unknowns contains {
	"message": "whether the base image is approved is not known: nothing says which it is",
	"path": "/image",
} if {
	count(parameters.images) > 0
	not base_images.reference
	not base_images.is_scratch
}
