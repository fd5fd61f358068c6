# METADATA
# scope: package
# title: Required annotation missing
# description: |
#   Annotations that a company agreed on say who owns a workload, what it costs and whom an alert goes to.
# custom:
#   id: workload-annotation-required
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Add the annotation to `metadata.annotations` of the workload.
#   references:
#     - NIST-800-190 4.3.3
#   parameters:
#     type: object
#     properties:
#       required:
#         type: object
#         additionalProperties: {"type": "array", "items": {"type": "string"}}
#         description: What is required, by its name, with the values that are allowed; none stands for any.
#         default: {}
package hasp.policies.workload.workload_annotation_required

import data.hasp.lib.workloads

parameters := data.hasp.parameters["workload-annotation-required"]

violations contains {
	"message": $"{workloads.title} has no annotation {name}",
	"path": "/workload/annotations",
	"observed": object.keys(input.workload.annotations),
	"expected": name,
} if {
	some name, _ in parameters.required
	not name in object.keys(input.workload.annotations)
	not workloads.is_owned
}

violations contains {
	"message": $"{workloads.title} has the annotation {name} of {value}, which is none of those allowed",
	"path": $"/workload/annotations/{replace(replace(name, "~", "~0"), "/", "~1")}",
	"observed": value,
	"expected": allowed,
} if {
	some name, allowed in parameters.required
	count(allowed) > 0
	value := input.workload.annotations[name]
	not value in allowed
	not workloads.is_owned
}
