# METADATA
# scope: package
# title: Tolerates every taint
# description: |
#   A toleration without a key is one of all taints: of the control plane, of nodes that are set apart, and of those that are
#   being drained.
# custom:
#   id: tolerates-every-taint
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Name the taints that are meant by their keys.
#   references:
#     - NIST-800-190 4.3.5
#     - MITRE T1610
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
package hasp.policies.workload.tolerates_every_taint

import data.hasp.lib.workloads

parameters := data.hasp.parameters["tolerates-every-taint"]

violations contains {
	"message": $"{workloads.title} tolerates every taint{of_effect(toleration)}",
	"path": $"/workload/pod/tolerations/{i}",
	"observed": toleration,
} if {
	some i, toleration in input.workload.pod.tolerations
	object.get(toleration, "key", "") == ""
	toleration.operator == "Exists"
	not input.workload.namespace in parameters.namespaces
	not workloads.is_of_kind(parameters.kinds)
}

of_effect(toleration) := $" of the effect {toleration.effect}" if {
	toleration.effect != ""
} else := ""
