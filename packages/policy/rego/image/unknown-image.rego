# METADATA
# scope: package
# title: Unknown image
# description: |
#   An image that was never scanned, or was scanned too long ago, is not an image without flaws: nothing is proven about it. What
#   a scan could not read, and packages that met no advisory data, leave the decision undecided whatever this policy says.
# custom:
#   id: unknown-image
#   severity: medium
#   subjects: [image, workload, container]
#   phases: [build, deploy, run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Scan the image with current advisory data (`hasp db import`, then `hasp scan`) and see to what could not be read.
#   references:
#     - CIS-Docker-1.6.0 4.4
#     - NIST-800-190 4.1.1
#     - NIST-800-190 4.2.2
#     - MITRE T1525
#   parameters:
#     type: object
#     properties:
#       maxAgeDays:
#         type: integer
#         minimum: 0
#         maximum: 3650
#         description: Days after which a scan no longer counts.
#         default: 7
package hasp.policies.image.unknown_image

import data.hasp.lib.containers
import data.hasp.lib.dates

parameters := data.hasp.parameters["unknown-image"]

violations contains {
	"message": $"image {container.image.reference} was never scanned: nothing is known about it",
	"path": $"{path}/image/known",
	"observed": false,
} if {
	some path, container in containers.all
	not container.image.known
}

violations contains {
	"message": $"image {container.image.reference} {age(container.image)}",
	"path": $"{path}/image/scannedAt",
	"observed": object.get(container.image, "scannedAt", null),
} if {
	some path, container in containers.all
	container.image.known
	not is_fresh(container.image)
}

violations contains {
	"message": $"the image {age(input.image)}",
	"path": "/image/scannedAt",
	"observed": input.image.scannedAt,
} if {
	input.kind == "image"
	not is_fresh(input.image)
}

is_fresh(image) if image.scannedAt >= oldest

oldest := dates.days_before(input.context.time, parameters.maxAgeDays)

age(image) := $"was scanned on {substring(image.scannedAt, 0, 10)}, more than {parameters.maxAgeDays} days ago" if {
	image.scannedAt
} else := "was scanned, but nothing says when"
