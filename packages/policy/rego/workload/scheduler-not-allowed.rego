# METADATA
# scope: package
# title: Scheduler not allowed
# description: |
#   A scheduler of one's own may place Pods where the cluster's would not, and a Pod whose scheduler does not exist is never
#   placed.
# custom:
#   id: scheduler-not-allowed
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Remove `schedulerName`, or add the scheduler to `allowed`.
#   references:
#     - NIST-800-190 4.3.3
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {"type": "string"}
#         description: Names of schedulers of this cluster.
#         default: ["default-scheduler"]
package hasp.policies.workload.scheduler_not_allowed

import data.hasp.lib.workloads

parameters := data.hasp.parameters["scheduler-not-allowed"]

violations contains {
	"message": $"{workloads.title} has the scheduler {one}, which is none of those allowed",
	"path": "/workload/pod/schedulerName",
	"observed": one,
	"expected": parameters.allowed,
} if {
	one := input.workload.pod.schedulerName
	not one in parameters.allowed
}
