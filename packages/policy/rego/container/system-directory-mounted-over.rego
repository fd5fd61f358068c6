# METADATA
# scope: package
# title: Directory of the system mounted over
# description: |
#   A mount onto a whole directory of the image's system replaces its programs, libraries or accounts with what lies in the
#   volume, which nobody scanned.
# custom:
#   id: system-directory-mounted-over
#   severity: medium
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Mount the single file (`subPath`), or a directory of the program's own.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1036
#     - CWE-426
#   parameters:
#     type: object
#     properties:
#       directories:
#         type: array
#         items: {"type": "string"}
#         description: Directories that no mount may take the place of.
#         default:
#           - "/"
#           - /bin
#           - /boot
#           - /dev
#           - /etc
#           - /lib
#           - /lib64
#           - /proc
#           - /root
#           - /sbin
#           - /sys
#           - /usr
#           - /usr/bin
#           - /usr/lib
#           - /usr/local/bin
#           - /usr/sbin
package hasp.policies.container.system_directory_mounted_over

import data.hasp.lib.containers
import data.hasp.lib.paths

parameters := data.hasp.parameters["system-directory-mounted-over"]

violations contains {
	"message": $"container {container.name} mounts over {mount.destination}",
	"path": $"{path}/mounts/{i}/destination",
	"observed": mount.destination,
} if {
	some path, container in containers.all
	some i, mount in container.mounts
	paths.normal(mount.destination) in parameters.directories
}
