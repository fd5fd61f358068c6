# METADATA
# scope: package
# title: Package older than the version that is asked for
# description: |
#   Your organisation has set the oldest version of the package that may be used. Nothing is asked until one is set.
# custom:
#   id: package-below-floor
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   needs: [packages]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Update the package to the version that is asked for, or later.
#   references:
#     - NIST-800-190 4.1.1
#   parameters:
#     type: object
#     properties:
#       floors:
#         type: object
#         additionalProperties: {type: string}
#         description: "The oldest version that may be used, by package: `next: 15.2.3`."
#         default: {}
package hasp.policies.image.package_below_floor

import data.hasp.lib.packages

parameters := data.hasp.parameters["package-below-floor"]

violations contains packages.violation(i, found, $"{name} {found.version} is older than {floor}") if {
	some name, floor in parameters.floors
	some i, found in packages.named([name])
	found.type == "npm"
	semver.compare(found.version, floor) < 0
}

# Versions of distributions have orders of their own, in which a policy cannot compare.
unknowns contains {
	"message": $"whether {name} {found.version} is older than {floor} cannot be told: versions of {found.type} packages are not compared",
	"path": $"/image/packages/{i}",
} if {
	some name, floor in parameters.floors
	some i, found in packages.named([name])
	found.type != "npm"
	found.version != floor
}
