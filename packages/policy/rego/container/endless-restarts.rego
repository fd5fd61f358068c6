# METADATA
# scope: package
# title: Restarted without end
# description: |
#   A container that is started anew whenever it ends hides that it fails, and takes the node's time as often as it likes.
# custom:
#   id: endless-restarts
#   severity: low
#   subjects: [container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Use `--restart=on-failure:5`, and let an orchestrator start it elsewhere.
#   references:
#     - CIS-Docker-1.6.0 5.15
#     - CWE-770
#   parameters:
#     type: object
#     properties:
#       maximumRetries:
#         type: integer
#         minimum: 0
#         description: How often a container may be restarted after a failure.
#         default: 5
package hasp.policies.container.endless_restarts

parameters := data.hasp.parameters["endless-restarts"]

violations contains {
	"message": $"container {input.container.name} is restarted without end: policy {input.container.restart.policy}",
	"path": "/container/restart/policy",
	"observed": input.container.restart.policy,
	"expected": "on-failure",
} if {
	input.container.restart.policy in {"always", "unless-stopped"}
	not is_in_pod
}

violations contains {
	"message": $"container {input.container.name} is restarted {times} on failure, more than {parameters.maximumRetries} times",
	"path": "/container/restart",
	"observed": input.container.restart,
	"expected": parameters.maximumRetries,
} if {
	input.container.restart.policy == "on-failure"
	times := retries(object.get(input.container.restart, "maximumRetries", 0))
}

# Docker writes 0, which is read as nothing here, for no end.
retries(0) := "without end"

retries(number) := $"{number} times" if number > parameters.maximumRetries

is_in_pod if input.workload.kind == "Pod"
