# METADATA
# scope: package
# title: Replicas said beside an autoscaler
# description: |
#   Each time the manifest is applied, its number of replicas undoes what the autoscaler has set, in the middle of the day's
#   load.
# custom:
#   id: replicas-beside-autoscaler
#   severity: low
#   subjects: [workload]
#   phases: [build]
#   needs: [related.autoscalers]
#   enforcement: {build: warn}
#   profiles:
#     strict: {build: warn}
#   remediation: >-
#     Remove `replicas` from the manifest.
#   references:
#     - NIST-800-190 4.4.3
package hasp.policies.workload.replicas_beside_autoscaler

import data.hasp.lib.workloads

violations contains {
	"message": $"{workloads.title} says {input.workload.replicas} replicas, which the autoscaler {autoscaler.name} sets too",
	"path": "/workload/replicas",
	"observed": input.workload.replicas,
} if {
	input.phase == "build"
	input.workload.replicas
	some autoscaler in input.related.autoscalers
}
