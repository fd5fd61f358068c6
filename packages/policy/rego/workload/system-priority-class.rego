# METADATA
# scope: package
# title: Priority of the system used
# description: |
#   Pods of the classes `system-node-critical` and `system-cluster-critical` push any other from a node and are evicted last.
#   They are for what the cluster cannot run without.
# custom:
#   id: system-priority-class
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     recommended: {build: warn, deploy: warn}
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Use a PriorityClass of your own, or none.
#   references:
#     - NIST-800-190 4.3.3
#     - MITRE T1499
#     - CWE-269
#   parameters:
#     type: object
#     properties:
#       namespaces:
#         type: array
#         items: {"type": "string"}
#         description: Namespaces of the cluster's own parts.
#         default:
#           - kube-system
#           - calico-system
#           - cilium
#           - gke-managed-system
#           - openshift-monitoring
#           - tigera-operator
package hasp.policies.workload.system_priority_class

import data.hasp.lib.workloads

parameters := data.hasp.parameters["system-priority-class"]

violations contains {
	"message": $"{workloads.title} in the namespace {input.workload.namespace} has the priority class {input.workload.pod.priorityClass}",
	"path": "/workload/pod/priorityClass",
	"observed": input.workload.pod.priorityClass,
} if {
	input.workload.pod.priorityClass in {"system-node-critical", "system-cluster-critical"}
	not input.workload.namespace in parameters.namespaces
}
