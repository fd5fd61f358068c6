# METADATA
# scope: package
# title: SSH server in an image
# description: |
#   An SSH server in a container is a second way in, with keys and users of its own that nobody rotates and logs nobody reads.
# custom:
#   id: ssh-server-in-image
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   needs: [packages]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Remove the package; `kubectl exec` and `docker exec` reach a container without it.
#   references:
#     - CIS-Docker-1.6.0 5.7
#     - NIST-800-190 4.1.2
#     - MITRE T1021.004
#   parameters:
#     type: object
#     properties:
#       packages:
#         type: array
#         items: {type: string}
#         description: The packages that are found, by name.
#         default:
#           - dropbear
#           - dropbear-bin
#           - openssh-server
#           - openssh-server-pam
#           - tinysshd
package hasp.policies.image.ssh_server_in_image

import data.hasp.lib.packages

parameters := data.hasp.parameters["ssh-server-in-image"]

violations contains packages.violation(i, found, $"the SSH server {found.name} {found.version} is in the image") if {
	some i, found in packages.named(parameters.packages)
}
