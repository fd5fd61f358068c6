# METADATA
# scope: package
# title: Program set that the kernel runs
# description: |
#   What core_pattern, modprobe or uevent_helper name is run by the kernel as root of the node: a container that sets
#   one gets out.
# custom:
#   id: kernel-helper-written
#   severity: critical
#   subjects: [file]
#   events: [open, create, rename, link, symlink]
#   dispatch:
#     by: path
#     parameter: paths
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Treat the node as taken over unless the container sets up nodes by design (list its image in `allowedImages`);
#     keep /proc and /sys read-only and the container unprivileged.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1611
#     - CWE-250
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files of the kernel that name a program or trigger it.
#         default:
#           - /proc/sys/kernel/core_pattern
#           - /proc/sys/kernel/modprobe
#           - /proc/sys/kernel/hotplug
#           - /proc/sys/kernel/poweroff_cmd
#           - /proc/sys/kernel/usermodehelper
#           - /proc/sys/fs/binfmt_misc
#           - /sys/kernel/uevent_helper
#           - /proc/sysrq-trigger
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: >-
#           Globs over registry/repository, alone or with `:tag` or `@digest`, of images that set up nodes.
#         default:
#           - docker.io/tonistiigi/binfmt
#           - docker.io/multiarch/qemu-user-static
#           - docker.io/linuxkit/binfmt
package hasp.policies.file.kernel_helper_written

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["kernel-helper-written"]

violations contains {
	"message": $"{input.event.process.name} {file_events.verb} {path}",
	"path": pointer,
	"observed": path,
	"source": executions.source,
} if {
	some pointer, path in file_events.written
	file_events.is_below(path, parameters.paths)
	input.container
	not executions.is_image(parameters.allowedImages)
}
