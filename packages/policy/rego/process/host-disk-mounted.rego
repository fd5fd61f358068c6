# METADATA
# scope: package
# title: Container mounts a disk of the node
# description: |
#   A disk of the node has every file of the node and of its other containers.
# custom:
#   id: host-disk-mounted
#   severity: critical
#   subjects: [process]
#   events: [mount]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Treat the node as taken over unless the container is a storage driver: list its image in `allowedImages`. Take
#     SYS_ADMIN and the device from all others.
#   references:
#     - NIST-800-190 4.4.3
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
package hasp.policies.process.host_disk_mounted

import data.hasp.lib.executions

parameters := data.hasp.parameters["host-disk-mounted"]

violations contains {
	"message": $"{input.event.process.name} mounted {source} on {input.event.mount.target}",
	"path": "/event/mount/source",
	"observed": source,
	"source": executions.source,
} if {
	source := input.event.mount.source
	executions.is_disk(source)
	input.container
	not executions.is_image(parameters.allowedImages)
}

unknowns contains {
	"message": $"what {input.event.process.name} mounted on {input.event.mount.target} was not told",
	"path": "/event/mount",
} if {
	input.container
	not input.event.mount.source
	not has_no_disk
}

has_no_disk if input.event.mount.type in {"cgroup", "cgroup2", "devpts", "mqueue", "overlay", "proc", "sysfs", "tmpfs"}
