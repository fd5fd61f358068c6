# METADATA
# scope: package
# title: Pinned to one node
# description: |
#   Who names a node by itself goes around the scheduler and all that it looks at, taints among them, and the workload is gone
#   when the node is.
# custom:
#   id: pinned-to-node
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Remove `nodeName`; choose nodes by a label or by affinity.
#   references:
#     - NIST-800-190 4.3.3
#     - MITRE T1610
package hasp.policies.workload.pinned_to_node

import data.hasp.lib.workloads

violations contains {
	"message": $"{workloads.title} names the node {input.workload.pod.nodeName}",
	"path": "/workload/pod/nodeName",
	"observed": input.workload.pod.nodeName,
} if {
	input.workload.pod.nodeName != ""
	is_written
}

violations contains {
	"message": $"{workloads.title} runs only on the node {name}",
	"path": "/workload/pod/nodeSelector/kubernetes.io~1hostname",
	"observed": name,
} if {
	name := input.workload.pod.nodeSelector["kubernetes.io/hostname"]
}

# A Pod that was placed has the name of its node from the scheduler.
is_written if input.workload.kind != "Pod"

is_written if input.phase == "build"

is_written if {
	input.context.request.operation == "CREATE"
	not workloads.is_owned
}
