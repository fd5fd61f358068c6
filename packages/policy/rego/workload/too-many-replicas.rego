# METADATA
# scope: package
# title: Too many replicas
# description: |
#   A number of replicas beyond what anything here needs is a slip of the finger that takes every node there is.
# custom:
#   id: too-many-replicas
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Lower `replicas`, or raise `maximum` for this workload.
#   references:
#     - MITRE T1496
#     - CWE-770
#   parameters:
#     type: object
#     properties:
#       maximum:
#         type: integer
#         minimum: 0
#         description: The most replicas that anything may ask for.
#         default: 100
package hasp.policies.workload.too_many_replicas

import data.hasp.lib.workloads

parameters := data.hasp.parameters["too-many-replicas"]

violations contains {
	"message": $"{workloads.title} asks for {input.workload.replicas} replicas, more than {parameters.maximum}",
	"path": "/workload/replicas",
	"observed": input.workload.replicas,
	"expected": parameters.maximum,
} if {
	input.workload.replicas > parameters.maximum
}
