# METADATA
# scope: package
# title: Volume of a git repository
# description: |
#   The kubelet itself clones the repository, as root on the node, and hooks and submodules in it run programs there
#   (CVE-2024-10220).
# custom:
#   id: git-repo-volume
#   severity: high
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Clone the repository in an init container into an emptyDir.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-94
package hasp.policies.workload.git_repo_volume

import data.hasp.lib.workloads

violations contains {
	"message": $"volume {volume.name} of {workloads.title} is cloned from git by the node",
	"path": $"/workload/pod/volumes/{i}",
	"observed": volume.type,
} if {
	some i, volume in input.workload.pod.volumes
	volume.type == "gitRepo"
}
