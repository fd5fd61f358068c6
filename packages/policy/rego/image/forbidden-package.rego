# METADATA
# scope: package
# title: Package that is forbidden
# description: |
#   The package sends passwords in clear or is one that your organisation has ruled out.
# custom:
#   id: forbidden-package
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   needs: [packages]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Remove the package, or replace it by what the organisation allows.
#   references:
#     - CIS-Docker-1.6.0 4.3
#     - NIST-800-190 4.1.2
#     - CWE-319
#   parameters:
#     type: object
#     properties:
#       packages:
#         type: array
#         items: {type: string}
#         description: The packages that are found, by name.
#         default:
#           - inetutils-telnetd
#           - nis
#           - rsh-client
#           - rsh-server
#           - talk
#           - telnetd
#           - tftpd
#           - xinetd
#           - ypserv
package hasp.policies.image.forbidden_package

import data.hasp.lib.packages

parameters := data.hasp.parameters["forbidden-package"]

violations contains packages.violation(i, found, $"the forbidden package {found.name} {found.version} is in the image") if {
	some i, found in packages.named(parameters.packages)
}
