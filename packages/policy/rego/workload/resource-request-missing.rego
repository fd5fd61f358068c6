# METADATA
# scope: package
# title: Resource request missing
# description: |
#   The scheduler places a Pod by what it asks for. One that asks for nothing is put anywhere, slows its neighbours and is the
#   first to be evicted.
# custom:
#   id: resource-request-missing
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Set `resources.requests.cpu` and `resources.requests.memory` to what the container needs on an ordinary day.
#   references:
#     - NIST-800-190 4.4.3
#     - CWE-770
#   parameters:
#     type: object
#     properties:
#       required:
#         type: array
#         items: {"type": "string", "enum": ["cpu", "memory"]}
#         description: The resources that must be asked for.
#         default: ["cpu", "memory"]
package hasp.policies.workload.resource_request_missing

import data.hasp.lib.workloads

parameters := data.hasp.parameters["resource-request-missing"]

violations contains {
	"message": $"container {container.name} asks for no {resource}",
	"path": $"{path}/resources/requests",
	"observed": {name: request.text | some name, request in container.resources.requests},
} if {
	some path, container in workloads.lasting
	some resource in parameters.required
	not container.resources.requests[resource]

	# Kubernetes takes the limit for the request
	not container.resources.limits[resource]
	not input.workload.pod.resources.requests[resource]
	not input.workload.pod.resources.limits[resource]
}
