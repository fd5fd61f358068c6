# METADATA
# scope: package
# title: Mounts propagate to the node
# description: |
#   What a container mounts below a mount that propagates both ways appears on the node and in every other container: it can
#   lay its own files over theirs.
# custom:
#   id: shared-mount-propagation
#   severity: high
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Set `mountPropagation: HostToContainer` or leave it out (`:rslave`, `:rprivate`).
#   references:
#     - CIS-Docker-1.6.0 5.20
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-668
package hasp.policies.container.shared_mount_propagation

import data.hasp.lib.containers

violations contains {
	"message": $"container {container.name} gives its mounts below {mount.destination} to the node: propagation {mount.propagation}",
	"path": $"{path}/mounts/{i}/propagation",
	"observed": mount.propagation,
} if {
	some path, container in containers.all
	some i, mount in container.mounts
	mount.propagation in {"Bidirectional", "shared", "rshared"}
}
