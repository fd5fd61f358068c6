# METADATA
# scope: package
# title: Privileged command started in a container
# description: |
#   `docker exec --privileged` gives a command every capability and device, whatever the container itself is held to.
# custom:
#   id: privileged-exec
#   severity: high
#   subjects: [container]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     End the session, use `docker exec` without `--privileged`, and find out who started it (`docker events`).
#   references:
#     - CIS-Docker-1.6.0 5.23
#     - NIST-800-190 4.4.3
#     - MITRE T1609
#     - MITRE T1611
#     - CWE-250
package hasp.policies.container.privileged_exec

violations contains {
	"message": $"container {input.container.name} runs {input.container.privilegedExecs} commands with all privileges of the node",
	"path": "/container/privilegedExecs",
	"observed": input.container.privilegedExecs,
	"expected": 0,
} if {
	input.container.privilegedExecs > 0
	not input.container.effective.privileged
}
