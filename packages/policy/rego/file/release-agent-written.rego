# METADATA
# scope: package
# title: Escape by release_agent
# description: |
#   The kernel runs the program that release_agent names as root of the node when a control group empties.
# custom:
#   id: release-agent-written
#   severity: critical
#   subjects: [file]
#   events: [open, create, rename, link, symlink]
#   dispatch:
#     by: part
#     values: [release_agent]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Treat the node as taken over. Take CAP_SYS_ADMIN from the container and keep seccomp and AppArmor on.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1611
#     - CWE-250
package hasp.policies.file.release_agent_written

import data.hasp.lib.executions
import data.hasp.lib.file_events
import data.hasp.lib.paths

violations contains {
	"message": $"{input.event.process.name} {file_events.verb} {path}",
	"path": pointer,
	"observed": path,
	"source": executions.source,
} if {
	some pointer, path in file_events.written
	paths.basename(path) == "release_agent"
	input.container
	not is_unprivileged
}

# Without the capability the kernel refuses. Where capabilities were not told it may have it.
is_unprivileged if {
	input.event.process.capabilities.effective
	not executions.is_privileged
}
