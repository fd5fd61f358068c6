# METADATA
# scope: package
# title: Part of the image was not scanned
# description: |
#   Packages met no advisories, or files could not be read: what is in them is not known, which is not the same as harmless.
# custom:
#   id: scan-incomplete
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Import the feeds that are missing (`hasp db import`) and see to the problems that the scan names.
#   references:
#     - CIS-Docker-1.6.0 4.4
#     - NIST-800-190 4.1.1
#   parameters:
#     type: object
#     properties:
#       codes:
#         type: array
#         items: {type: string}
#         description: The problems of a scan that leave a part of it out.
#         default:
#           - CATALOG_FAILED
#           - DATABASE_EMPTY
#           - DATABASE_UNSUPPORTED
#           - DISTRIBUTION_UNKNOWN
#           - ENTRY_SKIPPED
#           - FILE_TOO_LARGE
#           - FILE_UNREADABLE
#           - NOTHING_CATALOGED
#           - SECRETS_INCOMPLETE
package hasp.policies.image.scan_incomplete

parameters := data.hasp.parameters["scan-incomplete"]

violations contains {
	"message": $"{coverage.packages} packages of {coverage.ecosystem} met no advisory data",
	"path": $"/image/coverage/{i}",
	"observed": coverage.state,
	"expected": "matched",
} if {
	some i, coverage in input.image.coverage
	coverage.state != "matched"
	coverage.packages > 0
}

violations contains {
	"message": $"{problem.path} was not scanned: {problem.message}",
	"path": $"/image/problems/{i}",
	"observed": problem.code,
} if {
	some i, problem in input.image.problems
	problem.code in parameters.codes
}
