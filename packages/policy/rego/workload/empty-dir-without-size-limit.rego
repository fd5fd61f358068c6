# METADATA
# scope: package
# title: emptyDir without a limit
# description: |
#   An emptyDir without `sizeLimit` grows until the disk of its node is full, and the kubelet evicts whom it will.
# custom:
#   id: empty-dir-without-size-limit
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Set `emptyDir.sizeLimit`.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1499
#     - CWE-770
package hasp.policies.workload.empty_dir_without_size_limit

import data.hasp.lib.workloads

violations contains {
	"message": $"volume {volume.name} of {workloads.title} has no limit of its size",
	"path": $"/workload/pod/volumes/{i}",
	"observed": null,
} if {
	some i, volume in input.workload.pod.volumes
	volume.type == "emptyDir"
	not volume.sizeLimit
	object.get(volume, "medium", "") != "Memory"
}
