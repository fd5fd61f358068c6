# METADATA
# scope: package
# title: Image was built too long ago
# description: |
#   An image that is not rebuilt gets none of the updates of its base, whatever was known when it was scanned.
# custom:
#   id: image-age
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Rebuild the image on a current base and deploy it, on a schedule if nothing else changes.
#   references:
#     - CIS-Docker-1.6.0 4.4
#     - NIST-800-190 4.1.1
#     - NIST-800-190 4.2.2
#   parameters:
#     type: object
#     properties:
#       maxAgeDays:
#         type: integer
#         minimum: 0
#         maximum: 3650
#         description: Days after which an image has to be built anew.
#         default: 90
package hasp.policies.image.image_age

import data.hasp.lib.dates

parameters := data.hasp.parameters["image-age"]

violations contains {
	"message": $"the image was built on {substring(input.image.createdAt, 0, 10)}, more than {parameters.maxAgeDays} days ago",
	"path": "/image/createdAt",
	"observed": input.image.createdAt,
} if {
	input.image.createdAt < dates.days_before(input.context.time, parameters.maxAgeDays)
}
