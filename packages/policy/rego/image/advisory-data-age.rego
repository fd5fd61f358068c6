# METADATA
# scope: package
# title: Advisory data is too old
# description: |
#   The image was matched against advisories that were last changed long ago: newer ones are not found, however fresh the scan.
# custom:
#   id: advisory-data-age
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Import current advisory data (`hasp db import`) and scan again.
#   references:
#     - CIS-Docker-1.6.0 4.4
#     - NIST-800-190 4.1.1
#   parameters:
#     type: object
#     properties:
#       maxAgeDays:
#         type: integer
#         minimum: 0
#         maximum: 3650
#         description: Days after which advisory data no longer counts.
#         default: 14
package hasp.policies.image.advisory_data_age

import data.hasp.lib.dates

parameters := data.hasp.parameters["advisory-data-age"]

violations contains {
	"message": $"the advisories for {coverage.ecosystem} are of {substring(coverage.updatedAt, 0, 10)}, more than {parameters.maxAgeDays} days old",
	"path": $"/image/coverage/{i}",
	"observed": coverage.updatedAt,
} if {
	some i, coverage in input.image.coverage
	coverage.updatedAt < oldest
}

oldest := dates.days_before(input.context.time, parameters.maxAgeDays)
