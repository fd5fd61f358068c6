# METADATA
# scope: package
# title: Packages with fixes that are not installed
# description: |
#   Every finding that has a fix is one that a rebuild would end. A limit above zero is for teams that rebuild on a schedule.
# custom:
#   id: pending-fixes
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Rebuild the image on a current base (`docker build --pull --no-cache`).
#   references:
#     - CIS-Docker-1.6.0 4.4
#     - NIST-800-190 4.1.1
#     - CWE-1395
#   parameters:
#     type: object
#     properties:
#       max:
#         type: integer
#         minimum: 0
#         maximum: 1000000
#         description: How many packages may have a fix that is not installed.
#         default: 0
package hasp.policies.image.pending_fixes

import data.hasp.lib.findings

parameters := data.hasp.parameters["pending-fixes"]

violations contains {
	"message": $"{count(names)} packages have fixes that are not installed, and {parameters.max} may",
	"path": "/image/findings",
	"observed": count(names),
	"expected": parameters.max,
} if {
	names := {finding.package.name |
		some finding in findings.open
		finding.fix.state == "fixed"
	}
	count(names) > parameters.max
}
