# METADATA
# scope: package
# title: File created below /dev
# description: |
#   Nobody looks for files among devices; rootkits keep their settings and programs there.
# custom:
#   id: file-created-below-dev
#   severity: medium
#   subjects: [file]
#   events: [open, create, link, symlink]
#   dispatch:
#     by: path
#     values: [/dev]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Look at what the file is and replace the container.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1543
#     - MITRE T1564
#   parameters:
#     type: object
#     properties:
#       allowedNames:
#         type: array
#         items: {type: string}
#         description: >-
#           Names of devices, of directories that programs use by design, and beginnings of numbered ones.
#         default:
#           - bus
#           - char
#           - block
#           - console
#           - core
#           - cpu
#           - cuse
#           - dri
#           - fd
#           - full
#           - fuse
#           - hugepages
#           - hwrng
#           - infiniband
#           - initctl
#           - input
#           - kfd
#           - kmsg
#           - kvm
#           - log
#           - loop
#           - loop-control
#           - mapper
#           - mqueue
#           - net
#           - "null"
#           - nvidia
#           - nvidia-modeset
#           - nvidia-uvm
#           - nvidia-uvm-tools
#           - nvidiactl
#           - ptmx
#           - pts
#           - random
#           - shm
#           - snd
#           - stderr
#           - stdin
#           - stdout
#           - termination-log
#           - tty
#           - ttyS
#           - ttyUSB
#           - uinput
#           - urandom
#           - vfio
#           - vhost-net
#           - xconsole
#           - zero
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that make devices.
#         default: [blkid, eudev, lvm, mdadm, mknod, systemd-udevd, udevd, mdev]
package hasp.policies.file.file_created_below_dev

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["file-created-below-dev"]

violations contains {
	"message": $"{input.event.process.name} created {input.event.path}",
	"path": "/event/path",
	"observed": input.event.path,
	"source": executions.source,
} if {
	startswith(input.event.path, "/dev/")
	is_creation
	input.container
	not is_device
	not file_events.is_expected
	not executions.is_program(parameters.allowedPrograms)
}

is_creation if input.event.type in {"create", "symlink", "link"}

is_creation if "create" in input.event.modes

# The name below /dev, or the directory that it lies in; `tty1`, `loop0` and `nvidia0` by their beginnings.
is_device if trim_right(split(input.event.path, "/")[2], "0123456789") in parameters.allowedNames
