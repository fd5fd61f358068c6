# METADATA
# scope: package
# title: Memory promised but not asked for
# description: |
#   Memory cannot be taken back like processor time: where a container may use more than it asked for, the kernel ends some
#   process of the node when all do.
# custom:
#   id: memory-request-below-limit
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Set `resources.requests.memory` to `resources.limits.memory`.
#   references:
#     - NIST-800-190 4.4.3
#     - CWE-770
#   parameters:
#     type: object
#     properties:
#       resources:
#         type: array
#         items: {"type": "string", "enum": ["cpu", "memory"]}
#         description: The resources whose request must be their limit; both of them make the Pod one of the class Guaranteed.
#         default: ["memory"]
package hasp.policies.workload.memory_request_below_limit

import data.hasp.lib.workloads

parameters := data.hasp.parameters["memory-request-below-limit"]

violations contains {
	"message": $"container {container.name} asks for {request.text} of {resource} and may use {limit.text}",
	"path": $"{path}/resources/requests/{resource}",
	"observed": request.text,
	"expected": limit.text,
} if {
	some path, container in workloads.lasting
	some resource in parameters.resources
	request := container.resources.requests[resource]
	limit := container.resources.limits[resource]
	request.value < limit.value
}
