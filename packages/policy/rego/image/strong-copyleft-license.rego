# METADATA
# scope: package
# title: Library under a strong copyleft licence
# description: |
#   A program that includes a library under such a licence may have to be given out under it as a whole, and with AGPL and SSPL even where it only runs as a
#   service. The distribution's own programs stand beside yours and are not asked about.
# custom:
#   id: strong-copyleft-license
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   needs: [packages]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Replace the library, buy another licence, or have those who answer for licences approve it as an exception.
#   references:
#     - NIST-800-190 4.1.2
#   parameters:
#     type: object
#     properties:
#       licenses:
#         type: array
#         items: {type: string}
#         description: SPDX identifiers of the licences that count.
#         default:
#           - AGPL-3.0
#           - AGPL-3.0-only
#           - AGPL-3.0-or-later
#           - GPL-2.0
#           - GPL-2.0-only
#           - GPL-2.0-or-later
#           - GPL-3.0
#           - GPL-3.0-only
#           - GPL-3.0-or-later
#           - SSPL-1.0
#       types:
#         type: array
#         items: {type: string, enum: [deb, apk, npm]}
#         description: The types of packages that are asked about.
#         default: [npm]
package hasp.policies.image.strong_copyleft_license

import data.hasp.lib.packages

parameters := data.hasp.parameters["strong-copyleft-license"]

violations contains packages.violation(i, found, $"{found.name} {found.version} is under {license}") if {
	some [i, license], found in packages.licensed(parameters.licenses)
	found.type in parameters.types
}
