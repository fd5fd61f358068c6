# METADATA
# scope: package
# title: All Pods replaced at once
# description: |
#   The strategy Recreate ends all Pods before the first new one starts: each rollout, also of a fix, is an outage.
# custom:
#   id: recreate-strategy
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Use `strategy.type: RollingUpdate`.
#   references:
#     - NIST-800-190 4.4.3
package hasp.policies.workload.recreate_strategy

import data.hasp.lib.workloads

violations contains {
	"message": $"{workloads.title} replaces all of its Pods at once",
	"path": "/workload/strategy",
	"observed": input.workload.strategy,
	"expected": "RollingUpdate",
} if {
	input.workload.strategy == "Recreate"
	not has_claim
}

# A volume that one Pod alone may have leaves no other way.
has_claim if {
	some volume in input.workload.pod.volumes
	volume.type == "persistentVolumeClaim"
}
