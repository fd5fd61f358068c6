# METADATA
# scope: package
# title: Disk or memory of the node opened
# description: |
#   Who reads the raw disk reads every file of the node, whatever its permissions; who writes to it or to the memory
#   owns the node.
# custom:
#   id: raw-device-opened
#   severity: critical
#   subjects: [file]
#   events: [open]
#   dispatch:
#     by: path
#     values: [/dev]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Take `privileged` and the device from the container; list images of storage drivers in `allowedImages`.
#   references:
#     - NIST-800-190 4.4.4
#     - CIS-Docker-1.6.0 5.4
#     - CIS-Docker-1.6.0 5.17
#     - MITRE T1611
#     - MITRE T1006
#   parameters:
#     type: object
#     properties:
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that work on disks by design.
#         default:
#           - blkid
#           - blockdev
#           - ceph-osd
#           - ceph-bluestore
#           - cryptsetup
#           - csi-driver
#           - e2fsck
#           - fsck
#           - longhorn-engine
#           - losetup
#           - lsblk
#           - lvm
#           - mdadm
#           - mkfs.ext4
#           - mkfs.xfs
#           - resize2fs
#           - smartctl
#           - udevd
#           - systemd-udevd
#           - xfs_growfs
#           - xfs_repair
#           - zfs
#           - zpool
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: >-
#           Globs over registry/repository, alone or with `:tag` or `@digest`, of images that are storage
#           drivers.
#         default:
#           - "**/*csi*"
#           - "**/*longhorn*"
#           - "**/*ceph*"
#           - "**/rook*"
#           - "**/*openebs*"
#           - "**/*-provisioner*"
#           - "**/*snapshotter*"
package hasp.policies.file.raw_device_opened

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["raw-device-opened"]

violations contains {
	"message": $"{input.event.process.name} opened {input.event.path}",
	"path": "/event/path",
	"observed": input.event.path,
	"source": executions.source,
} if {
	is_raw
	input.container
	file_events.succeeded
	not executions.is_program(parameters.allowedPrograms)
	not executions.is_image(parameters.allowedImages)
}

is_raw if input.event.path in {"/dev/mem", "/dev/kmem", "/dev/port"}

is_raw if executions.is_disk(input.event.path)
