# METADATA
# scope: package
# title: Priority class not allowed
# description: |
#   A high priority pushes other Pods from their nodes, so not every team may use every class.
# custom:
#   id: priority-class-not-allowed
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Use one of the classes that are allowed for this namespace.
#   references:
#     - NIST-800-190 4.3.3
#     - CWE-269
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {"type": "string"}
#         description: Names of priority classes that may be used; none stands for any.
#         default: []
package hasp.policies.workload.priority_class_not_allowed

import data.hasp.lib.workloads

parameters := data.hasp.parameters["priority-class-not-allowed"]

violations contains {
	"message": $"{workloads.title} has the priority class {one}, which is none of those allowed",
	"path": "/workload/pod/priorityClass",
	"observed": one,
	"expected": parameters.allowed,
} if {
	count(parameters.allowed) > 0
	one := input.workload.pod.priorityClass
	not one in parameters.allowed
}
