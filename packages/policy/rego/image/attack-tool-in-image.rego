# METADATA
# scope: package
# title: Attack tool in an image
# description: |
#   The package has no use in a service: it scans, guesses passwords or mines.
# custom:
#   id: attack-tool-in-image
#   severity: high
#   subjects: [image]
#   phases: [build, deploy, run]
#   needs: [packages]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Remove the package, and find out who put it in and why. Images for testing security are an exception with an owner.
#   references:
#     - NIST-800-190 4.1.3
#     - MITRE T1588.002
#   parameters:
#     type: object
#     properties:
#       packages:
#         type: array
#         items: {type: string}
#         description: The packages that are found, by name.
#         default:
#           - aircrack-ng
#           - ettercap-common
#           - hashcat
#           - hydra
#           - john
#           - masscan
#           - metasploit-framework
#           - sqlmap
#           - xmrig
package hasp.policies.image.attack_tool_in_image

import data.hasp.lib.packages

parameters := data.hasp.parameters["attack-tool-in-image"]

violations contains packages.violation(i, found, $"the attack tool {found.name} {found.version} is in the image") if {
	some i, found in packages.named(parameters.packages)
}
