# METADATA
# scope: package
# title: Command about a cgroup release agent
# description: |
#   What is written to a release_agent runs on the node with all rights when the cgroup is empty: a known way out of a
#   container.
# custom:
#   id: release-agent-command
#   severity: critical
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [ash, bash, csh, dash, fish, ksh, mksh, rbash, sh, tcsh, zsh, tee, echo, printf, cp, dd, sed, cat]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Treat the node as taken over; run the container without SYS_ADMIN and without a writable cgroup mount.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-250
#   parameters:
#     type: object
#     properties:
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: []
package hasp.policies.process.release_agent_command

import data.hasp.lib.executions

parameters := data.hasp.parameters["release-agent-command"]

violations contains {
	"message": $"{executions.text} is about a cgroup's release agent",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	contains(executions.line, "release_agent")
	input.container
	not executions.is_image(parameters.allowedImages)
}

violations contains {
	"message": $"{executions.text} turns on the call of a cgroup's release agent",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	contains(executions.line, "notify_on_release")
	contains(executions.line, ">")
	input.container
	not executions.is_image(parameters.allowedImages)
}
