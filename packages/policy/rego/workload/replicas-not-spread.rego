# METADATA
# scope: package
# title: Replicas not spread over nodes
# description: |
#   Nothing keeps the replicas from running on one node, which then takes all of them with it.
# custom:
#   id: replicas-not-spread
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Set `topologySpreadConstraints`, or a `podAntiAffinity` over `kubernetes.io/hostname`.
#   references:
#     - NIST-800-190 4.4.3
#   parameters:
#     type: object
#     properties:
#       fromReplicas:
#         type: integer
#         minimum: 0
#         description: From how many replicas on they must be spread.
#         default: 2
package hasp.policies.workload.replicas_not_spread

import data.hasp.lib.workloads

parameters := data.hasp.parameters["replicas-not-spread"]

violations contains {
	"message": $"nothing spreads the {workloads.replicas} replicas of {workloads.title}",
	"path": "/workload/pod/topologySpread",
	"observed": [],
} if {
	workloads.replicas >= parameters.fromReplicas
	count(input.workload.pod.topologySpread) == 0
	not input.workload.pod.affinity.podAntiAffinity
}
