# METADATA
# scope: package
# title: Limit far above the request
# description: |
#   What is asked for decides where a Pod runs, and the limit what it may take there. Where they are far apart, nodes promise
#   much more than they have.
# custom:
#   id: resource-limit-ratio
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Raise `resources.requests` or lower `resources.limits`.
#   references:
#     - NIST-800-190 4.4.3
#     - CWE-770
#   parameters:
#     type: object
#     properties:
#       maximum:
#         type: object
#         additionalProperties: {"type": "number"}
#         description: How many times the request a limit may be, by the resource's name.
#         default: {"cpu": 20, "memory": 4}
package hasp.policies.workload.resource_limit_ratio

import data.hasp.lib.workloads

parameters := data.hasp.parameters["resource-limit-ratio"]

violations contains {
	"message": $"container {container.name} has a {resource} limit of {limit.text} over a request of {request.text}, more than {maximum} times as much",
	"path": $"{path}/resources/limits/{resource}",
	"observed": limit.text,
	"expected": maximum,
} if {
	some path, container in workloads.lasting
	some resource, request in container.resources.requests
	maximum := parameters.maximum[resource]
	limit := container.resources.limits[resource]
	limit.value > request.value * maximum
}
