# METADATA
# scope: package
# title: Image declares a volume over a system folder
# description: |
#   What is in a volume is outside of the image: what it holds was not scanned, and a container keeps it writable even with a read-only root.
# custom:
#   id: sensitive-image-volume
#   severity: medium
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Declare volumes only for data of the program, such as `/var/lib/app`.
#   references:
#     - NIST-800-190 4.1.2
#     - MITRE T1565
#     - CWE-732
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: Folders that are no volumes.
#         default:
#           - /
#           - /bin
#           - /boot
#           - /dev
#           - /etc
#           - /lib
#           - /lib64
#           - /proc
#           - /root
#           - /root/.ssh
#           - /run/docker.sock
#           - /sbin
#           - /sys
#           - /usr
#           - /usr/bin
#           - /usr/local/bin
#           - /usr/sbin
#           - /var/run/docker.sock
package hasp.policies.image.sensitive_image_volume

import data.hasp.lib.paths

parameters := data.hasp.parameters["sensitive-image-volume"]

violations contains {
	"message": $"the image declares a volume at {volume}",
	"path": $"/image/config/volumes/{i}",
	"observed": volume,
} if {
	some i, volume in input.image.config.volumes
	paths.normal(volume) in parameters.paths
}
