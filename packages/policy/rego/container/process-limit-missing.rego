# METADATA
# scope: package
# title: Number of processes not limited
# description: |
#   A container without a limit of processes can start so many that the node has none left for anybody.
# custom:
#   id: process-limit-missing
#   severity: medium
#   subjects: [container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Set `--pids-limit` (100 to 500 serve most programs).
#   references:
#     - CIS-Docker-1.6.0 5.29
#     - NIST-800-190 4.4.3
#     - MITRE T1499
#     - CWE-770
#   parameters:
#     type: object
#     properties:
#       maximum:
#         type: integer
#         minimum: 0
#         description: The highest limit that still is one.
#         default: 32768
package hasp.policies.container.process_limit_missing

parameters := data.hasp.parameters["process-limit-missing"]

violations contains {
	"message": $"container {input.container.name} may start as many processes as it likes",
	"path": "/container",
	"observed": null,
} if {
	input.kind == "container"
	object.get(input.container, "pidsLimit", 0) <= 0
	not is_in_pod
}

violations contains {
	"message": $"container {input.container.name} may start {input.container.pidsLimit} processes, more than {parameters.maximum}",
	"path": "/container/pidsLimit",
	"observed": input.container.pidsLimit,
	"expected": parameters.maximum,
} if {
	input.container.pidsLimit > parameters.maximum
}

# The kubelet limits the cgroup of the Pod, which the engine does not see.
is_in_pod if input.workload.kind == "Pod"
