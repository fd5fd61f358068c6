# METADATA
# scope: package
# title: Library without a licence
# description: |
#   Without a licence nobody may use the library at all, and one that nobody stated is often one that nobody read.
# custom:
#   id: unknown-license
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   needs: [packages]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Ask the library's makers for its licence, or replace it; say it by an exception where you know it.
#   references:
#     - NIST-800-190 4.1.2
#   parameters:
#     type: object
#     properties:
#       types:
#         type: array
#         items: {type: string, enum: [deb, apk, npm]}
#         description: The types of packages that are asked about.
#         default: [npm]
package hasp.policies.image.unknown_license

import data.hasp.lib.packages

parameters := data.hasp.parameters["unknown-license"]

violations contains packages.violation(i, found, $"{found.name} {found.version} states no licence") if {
	some i, found in input.image.packages
	found.type in parameters.types
	not states_license(found)
}

states_license(found) if {
	some license in found.licenses
	not nothing[license]
}

# What package managers and scanners write for none.
nothing := {"", "NOASSERTION", "NONE", "UNKNOWN", "UNLICENSED"}
