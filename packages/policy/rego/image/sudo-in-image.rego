# METADATA
# scope: package
# title: sudo in an image
# description: |
#   sudo makes a user root by the setuid bit. A container that starts as the right user needs no way to another.
# custom:
#   id: sudo-in-image
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   needs: [packages]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Remove the package and name the user by USER; do what needs root in the build.
#   references:
#     - CIS-Docker-1.6.0 4.1
#     - NIST-800-190 4.1.2
#     - MITRE T1548.003
#     - CWE-250
#   parameters:
#     type: object
#     properties:
#       packages:
#         type: array
#         items: {type: string}
#         description: The packages that are found, by name.
#         default:
#           - doas
#           - opendoas
#           - sudo
#           - sudo-ldap
package hasp.policies.image.sudo_in_image

import data.hasp.lib.packages

parameters := data.hasp.parameters["sudo-in-image"]

violations contains packages.violation(i, found, $"the package {found.name} {found.version} is in the image") if {
	some i, found in packages.named(parameters.packages)
}
