# METADATA
# scope: package
# title: Pod that nothing keeps
# description: |
#   A Pod by itself is gone when its node is, and no rollout brings a fix to it.
# custom:
#   id: naked-pod
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Write a Deployment, a StatefulSet or a Job in its place.
#   references:
#     - NIST-800-190 4.4.3
package hasp.policies.workload.naked_pod

import data.hasp.lib.workloads

violations contains {
	"message": $"{workloads.title} belongs to no controller",
	"path": "/workload/owners",
	"observed": [owner.kind | some owner in input.workload.owners],
} if {
	input.workload.kind == "Pod"
	not workloads.is_owned
}
