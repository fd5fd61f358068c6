# METADATA
# scope: package
# title: Runtime class not allowed
# description: |
#   What must not share the node's kernel runs in a sandbox, such as gVisor or Kata Containers, and a runtime class names it.
# custom:
#   id: runtime-class-not-allowed
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Set `runtimeClassName` to one of the classes that are allowed.
#   references:
#     - NIST-800-190 4.4.1
#     - MITRE T1611
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {"type": "string"}
#         description: Names of runtime classes that may be used; an empty name stands for none said, no name at all for any.
#         default: []
package hasp.policies.workload.runtime_class_not_allowed

import data.hasp.lib.workloads

parameters := data.hasp.parameters["runtime-class-not-allowed"]

violations contains {
	"message": $"{workloads.title} has the runtime class {one}, which is none of those allowed",
	"path": "/workload/pod/runtimeClass",
	"observed": one,
	"expected": parameters.allowed,
} if {
	count(parameters.allowed) > 0
	one := object.get(input.workload.pod, "runtimeClass", "")
	not one in parameters.allowed
}
