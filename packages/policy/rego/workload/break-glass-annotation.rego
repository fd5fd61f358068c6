# METADATA
# scope: package
# title: Emergency way past admission used
# description: |
#   A mark for emergencies lets a workload past another admission controller. What came in that way was judged by nobody but
#   Hasp.
# custom:
#   id: break-glass-annotation
#   severity: high
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     recommended: {build: warn, deploy: warn}
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Remove the mark when the emergency is over, and find out who set it.
#   references:
#     - NIST-800-190 4.3.3
#     - MITRE T1562.001
#     - CWE-693
#   parameters:
#     type: object
#     properties:
#       marks:
#         type: array
#         items: {"type": "string"}
#         description: Names of annotations and labels that let a workload past an admission controller.
#         default: ["admission.stackrox.io/break-glass", "alpha.image-policy.k8s.io/break-glass", "image-policy.k8s.io/break-glass"]
package hasp.policies.workload.break_glass_annotation

import data.hasp.lib.workloads

parameters := data.hasp.parameters["break-glass-annotation"]

violations contains {
	"message": $"{workloads.title} has the mark {mark}, which lets it past admission",
	"path": $"{at}/{replace(replace(mark, "~", "~0"), "/", "~1")}",
	"observed": mark,
} if {
	some at, given in {
		"/workload/annotations": input.workload.annotations,
		"/workload/labels": input.workload.labels,
		"/workload/pod/annotations": input.workload.pod.annotations,
		"/workload/pod/labels": input.workload.pod.labels,
	}
	some mark in parameters.marks
	value := given[mark]
	value != "false"
}
