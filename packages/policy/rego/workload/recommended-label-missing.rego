# METADATA
# scope: package
# title: Recommended label missing
# description: |
#   The labels of Kubernetes' own (`app.kubernetes.io/…`) are what tools show and group workloads by.
# custom:
#   id: recommended-label-missing
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Add `app.kubernetes.io/name` to `metadata.labels`.
#   references:
#     - NIST-800-190 4.3.3
#   parameters:
#     type: object
#     properties:
#       labels:
#         type: array
#         items: {"type": "string"}
#         description: The labels that are recommended here.
#         default: ["app.kubernetes.io/name"]
package hasp.policies.workload.recommended_label_missing

import data.hasp.lib.workloads

parameters := data.hasp.parameters["recommended-label-missing"]

violations contains {
	"message": $"{workloads.title} has no label {name}",
	"path": "/workload/labels",
	"observed": object.keys(input.workload.labels),
	"expected": name,
} if {
	some name in parameters.labels
	not name in object.keys(input.workload.labels)
	not workloads.is_owned
}
