# METADATA
# scope: package
# title: Resource limit missing
# description: |
#   A container without limits takes what its node has: one leak, one miner or one flood starves all that runs beside it.
#   Ephemeral containers are left out, since Kubernetes gives them no resources of their own.
# custom:
#   id: resource-limits
#   severity: medium
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: enforce
#   remediation: >-
#     Set `resources.limits.cpu` and `resources.limits.memory` (`--cpus`, `--memory`) to what the program needs at its busiest.
#   references:
#     - CIS-Docker-1.6.0 5.11
#     - CIS-Docker-1.6.0 5.12
#     - NIST-800-190 4.4.3
#     - MITRE T1496
#     - MITRE T1499
#     - CWE-770
#   parameters:
#     type: object
#     properties:
#       required:
#         type: array
#         items: {type: string, enum: [cpu, memory]}
#         description: The resources that must have a limit.
#         default: [cpu, memory]
package hasp.policies.container.resource_limits

import data.hasp.lib.containers

violations contains {
	"message": $"container {container.name} has no {resource} limit",
	"path": $"{path}/resources/limits",
	"observed": {name: limit.text | some name, limit in container.resources.limits},
} if {
	some path, container in containers.all
	container.role != "ephemeral"
	some resource in data.hasp.parameters["resource-limits"].required
	not limited(container.resources.limits, resource)

	not limited_by_pod(resource)
}

# Since Kubernetes 1.34 a Pod may have limits of its own for all its containers.
limited_by_pod(resource) if limited(input.workload.pod.resources.limits, resource)

# Docker writes 0 for no limit.
limited(limits, resource) if limits[resource].value > 0
