# METADATA
# scope: package
# title: Forbidden annotation
# description: |
#   Some controllers take orders from annotations, and whoever may write a workload gives them.
# custom:
#   id: forbidden-annotation
#   severity: medium
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Remove the annotation.
#   references:
#     - NIST-800-190 4.3.3
#     - CWE-15
#   parameters:
#     type: object
#     properties:
#       annotations:
#         type: array
#         items: {"type": "string"}
#         description: The names of annotations that are forbidden.
#         default: []
package hasp.policies.workload.forbidden_annotation

import data.hasp.lib.workloads

parameters := data.hasp.parameters["forbidden-annotation"]

violations contains {
	"message": $"{workloads.title} has the annotation {name}",
	"path": $"{at}/{replace(replace(name, "~", "~0"), "/", "~1")}",
	"observed": name,
} if {
	count(parameters.annotations) > 0
	some at, annotations in {"/workload/annotations": input.workload.annotations, "/workload/pod/annotations": input.workload.pod.annotations}
	some name, _ in annotations
	name in parameters.annotations
}
