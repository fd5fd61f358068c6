# METADATA
# scope: package
# title: Volume of memory without a limit
# description: |
#   What is written to a volume of memory counts as memory of the containers, and without `sizeLimit` half of the node's may
#   go there.
# custom:
#   id: memory-volume-without-limit
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Set `emptyDir.sizeLimit` beside `medium: Memory`.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1499
#     - CWE-770
package hasp.policies.workload.memory_volume_without_limit

import data.hasp.lib.workloads

violations contains {
	"message": $"volume {volume.name} of {workloads.title} takes memory without a limit",
	"path": $"/workload/pod/volumes/{i}",
	"observed": null,
} if {
	some i, volume in input.workload.pod.volumes
	object.get(volume, "medium", "") == "Memory"
	not volume.sizeLimit
}
