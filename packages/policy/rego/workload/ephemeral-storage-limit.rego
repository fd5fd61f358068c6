# METADATA
# scope: package
# title: Limit of local storage missing
# description: |
#   What a container writes to its own file system and to emptyDirs fills the disk of its node, where the kubelet then evicts
#   others.
# custom:
#   id: ephemeral-storage-limit
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     strict: {build: warn, deploy: warn}
#   remediation: >-
#     Set `resources.limits.ephemeral-storage`.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1499
#     - CWE-770
#   parameters:
#     type: object
#     properties:
#       maximum:
#         type: integer
#         minimum: 0
#         description: The highest limit in bytes; 0 asks for none.
#         default: 0
package hasp.policies.workload.ephemeral_storage_limit

import data.hasp.lib.workloads

parameters := data.hasp.parameters["ephemeral-storage-limit"]

violations contains {
	"message": $"container {container.name} has no limit of local storage",
	"path": $"{path}/resources/limits",
	"observed": {name: limit.text | some name, limit in container.resources.limits},
} if {
	some path, container in workloads.lasting
	object.get(container.resources.limits, ["ephemeral-storage", "value"], 0) <= 0
}

violations contains {
	"message": $"container {container.name} has a limit of {limit.text} of local storage, more than {parameters.maximum} bytes",
	"path": $"{path}/resources/limits/ephemeral-storage",
	"observed": limit.text,
	"expected": parameters.maximum,
} if {
	parameters.maximum > 0
	some path, container in workloads.lasting
	limit := container.resources.limits["ephemeral-storage"]
	limit.value > parameters.maximum
}
