# METADATA
# scope: package
# title: Fix published long ago and not installed
# description: |
#   A fix that has been out for so long and is still missing says that the image is not rebuilt.
# custom:
#   id: overdue-fix
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Rebuild the image on a current base, at least once a month and without the build's cache.
#   references:
#     - CIS-Docker-1.6.0 4.4
#     - NIST-800-190 4.1.1
#     - CWE-1395
#   parameters:
#     type: object
#     properties:
#       days:
#         type: integer
#         minimum: 0
#         maximum: 3650
#         description: Days for which a fix may be missing.
#         default: 90
package hasp.policies.image.overdue_fix

import data.hasp.lib.findings

parameters := data.hasp.parameters["overdue-fix"]

violations contains {
	"message": $"{count(late)} findings have had a fix for more than {parameters.days} days; the oldest fix is of {substring(oldest, 0, 10)}",
	"path": "/image/findings",
	"observed": count(late),
	"expected": 0,
} if {
	late := [finding.fix.publishedAt |
		some finding in findings.open
		finding.fix.publishedAt < limit
	]
	count(late) > 0
	oldest := min(late)
}

limit := findings.days_ago(parameters.days)
