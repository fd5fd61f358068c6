# METADATA
# scope: package
# title: Data removed in bulk
# description: |
#   Disks and trees are wiped to destroy, or so that nothing shows what was done.
# custom:
#   id: bulk-data-removed
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values:
#       - badblocks
#       - blkdiscard
#       - dd
#       - find
#       - mke2fs
#       - mkfs
#       - mkfs.btrfs
#       - mkfs.ext2
#       - mkfs.ext3
#       - mkfs.ext4
#       - mkfs.vfat
#       - mkfs.xfs
#       - mkswap
#       - rm
#       - shred
#       - srm
#       - wipe
#       - wipefs
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Cut the container's access to the data and restore it; list images that make file systems by design in
#     `allowedImages`.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1485
#     - MITRE T1561.001
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
package hasp.policies.process.bulk_data_removed

import data.hasp.lib.executions
import data.hasp.lib.occasions
import data.hasp.lib.paths

parameters := data.hasp.parameters["bulk-data-removed"]

violations contains {
	"message": $"{executions.text} removes data in bulk",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	removes
	not occasions.is_build
	not executions.is_image(parameters.allowedImages)
}

removes if {
	not executions.is_program({"dd", "rm", "find"})
	count(executions.operands) > 0
}

removes if {
	executions.is_program({"dd"})
	some argument in executions.arguments
	startswith(argument, "of=")
	executions.is_disk(substring(argument, 3, -1))
}

removes if {
	executions.is_program({"rm"})
	removes_folders
	some operand in executions.operands
	startswith(operand, "/")
	trees[trim_suffix(paths.normal(trim_suffix(operand, "*")), "/")]
}

removes if {
	executions.is_program({"find"})
	"-delete" in executions.arguments
	not chooses
	trees[trim_suffix(paths.normal(executions.operands[0]), "/")]
}

# Builds remove what they do not need by name or age.
chooses if {
	some option in executions.options
	option in {"-empty", "-iname", "-ipath", "-iregex", "-mmin", "-mtime", "-name", "-newer", "-path", "-regex", "-size", "-user"}
}

removes_folders if executions.has_letter("r")

removes_folders if executions.has_letter("R")

removes_folders if "--recursive" in executions.options

trees := {
	"": true,
	"/bin": true,
	"/boot": true,
	"/etc": true,
	"/home": true,
	"/lib": true,
	"/root": true,
	"/sbin": true,
	"/usr": true,
	"/var": true,
}
