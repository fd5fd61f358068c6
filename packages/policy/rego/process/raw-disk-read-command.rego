# METADATA
# scope: package
# title: Command reads the node's disk or memory
# description: |
#   Read past the file system, a disk or the kernel's memory has the keys and files of everything on the node.
# custom:
#   id: raw-disk-read-command
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [base64, cat, cp, dd, dumpe2fs, e2image, grep, head, hexdump, mknod, od, strings, tail, tar, xxd]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Take the device from the container; list images that work on disks by design in `allowedImages`.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1006
#     - MITRE T1611
#   parameters:
#     type: object
#     properties:
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default:
#           - "registry.k8s.io/sig-storage/**"
#           - "**/*csi*"
#           - "docker.io/longhornio/*"
#           - "docker.io/openebs/*"
#           - "docker.io/rook/*"
#           - "quay.io/ceph/*"
#           - "registry.k8s.io/provider-*/*"
package hasp.policies.process.raw_disk_read_command

import data.hasp.lib.executions

parameters := data.hasp.parameters["raw-disk-read-command"]

violations contains {
	"message": $"{executions.text} reads {path}",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	some argument in executions.arguments
	path := trim_prefix(argument, "if=")
	is_raw(path)
	not executions.is_image(parameters.allowedImages)
}

# A name of one's own for a disk, or for the node's memory, is read like the one that the node has for it.
violations contains {
	"message": $"{executions.text} makes a device of the node, {path}",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	executions.is_program({"mknod"})
	some i, sort in executions.arguments
	is_device(sort, executions.arguments[i + 1], executions.arguments[i + 2])
	path := executions.arguments[i - 1]
	not executions.is_image(parameters.allowedImages)
}

is_device("b", _, _)

# mem, kmem and port (Linux, Documentation/admin-guide/devices.txt)
is_device(sort, "1", minor) if {
	sort in {"c", "u"}
	minor in {"1", "2", "4"}
}

is_raw(path) if executions.is_disk(path)

is_raw(path) if path in {"/dev/mem", "/dev/kmem", "/dev/port", "/proc/kcore"}
