# METADATA
# scope: package
# title: More resources than anything should have
# description: |
#   A limit or a request beyond what any workload here needs is a mistake or a way to keep nodes to oneself.
# custom:
#   id: resource-maximum-exceeded
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Lower `resources` to what the container needs, or raise `maximum`.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1496
#     - CWE-770
#   parameters:
#     type: object
#     properties:
#       maximum:
#         type: object
#         additionalProperties: {"type": "number"}
#         description: The most by the resource's name, in cores, bytes or pieces.
#         default: {"cpu": 64, "memory": 549755813888}
package hasp.policies.workload.resource_maximum_exceeded

import data.hasp.lib.workloads

parameters := data.hasp.parameters["resource-maximum-exceeded"]

violations contains {
	"message": $"container {container.name} has {words[list]} of {amount.text} {resource}, more than {maximum}",
	"path": $"{path}/resources/{list}/{resource}",
	"observed": amount.text,
	"expected": maximum,
} if {
	some path, container in workloads.lasting
	some list in ["limits", "requests"]
	some resource, amount in container.resources[list]
	maximum := parameters.maximum[resource]
	amount.value > maximum
}

words := {"limits": "a limit", "requests": "a request"}
