# METADATA
# scope: package
# title: Placed on the control plane
# description: |
#   On a node of the control plane lie the keys of the cluster: what gets out of a container there owns everything.
# custom:
#   id: runs-on-control-plane
#   severity: high
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     recommended: {build: warn, deploy: warn}
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Remove the toleration and the node selector of the control plane.
#   references:
#     - NIST-800-190 4.3.5
#     - MITRE T1610
#     - MITRE T1611
#     - CWE-653
#   parameters:
#     type: object
#     properties:
#       namespaces:
#         type: array
#         items: {"type": "string"}
#         description: Namespaces of the cluster's own parts.
#         default: ["kube-system"]
#       kinds:
#         type: array
#         items: {"type": "string"}
#         description: Kinds that may run on every node.
#         default: ["DaemonSet"]
package hasp.policies.workload.runs_on_control_plane

import data.hasp.lib.workloads

parameters := data.hasp.parameters["runs-on-control-plane"]

violations contains {
	"message": $"{workloads.title} tolerates the taint {toleration.key} of the control plane",
	"path": $"/workload/pod/tolerations/{i}",
	"observed": toleration,
} if {
	some i, toleration in input.workload.pod.tolerations
	toleration.key in roles
	not is_accepted
}

violations contains {
	"message": $"{workloads.title} chooses nodes of the control plane by {role}",
	"path": $"/workload/pod/nodeSelector/{replace(role, "/", "~1")}",
	"observed": role,
} if {
	some role in roles
	input.workload.pod.nodeSelector[role]
	not is_accepted
}

roles := {"node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master", "node-role.kubernetes.io/etcd"}

is_accepted if input.workload.namespace in parameters.namespaces

# Agents of nodes run on each of them.
is_accepted if workloads.is_of_kind(parameters.kinds)
