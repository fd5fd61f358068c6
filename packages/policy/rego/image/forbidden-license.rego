# METADATA
# scope: package
# title: Package under a forbidden licence
# description: |
#   Your organisation does not accept the licence. Nothing is forbidden until one is named.
# custom:
#   id: forbidden-license
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   needs: [packages]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Replace the package by one under a licence that is accepted, or have an exception approved by those who answer for
#     licences.
#   references:
#     - NIST-800-190 4.1.2
#   parameters:
#     type: object
#     properties:
#       licenses:
#         type: array
#         items: {type: string}
#         description: SPDX identifiers of the licences that are forbidden.
#         default: []
package hasp.policies.image.forbidden_license

import data.hasp.lib.packages

parameters := data.hasp.parameters["forbidden-license"]

violations contains packages.violation(i, found, $"{found.name} {found.version} is under {license}") if {
	some [i, license], found in packages.licensed(parameters.licenses)
}
