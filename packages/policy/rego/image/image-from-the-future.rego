# METADATA
# scope: package
# title: Image was built in the future
# description: |
#   A time that has not come yet is wrong or made up, and every limit of age lets it pass.
# custom:
#   id: image-from-the-future
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Set the clock of the build machine, or `SOURCE_DATE_EPOCH` of the build.
#   references:
#     - NIST-800-190 4.2.2
package hasp.policies.image.image_from_the_future

import data.hasp.lib.dates

violations contains {
	"message": $"the image says that it was built at {input.image.createdAt}, which has not come yet",
	"path": "/image/createdAt",
	"observed": input.image.createdAt,
} if {
	input.image.createdAt > tomorrow
}

# Clocks of build machines differ, and zones of time are mistaken for each other.
tomorrow := dates.days_before(input.context.time, -1)
