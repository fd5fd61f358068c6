# METADATA
# scope: package
# title: Program of a running process overwritten
# description: |
#   A container that writes to /proc/self/exe of the runtime that enters it replaces the runtime on the node
#   (CVE-2019-5736).
# custom:
#   id: runtime-executable-overwritten
#   severity: critical
#   subjects: [file]
#   events: [open]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Update runc to 1.0-rc7 or later; treat the node as taken over if the attempt succeeded.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1611
#     - MITRE T1554
package hasp.policies.file.runtime_executable_overwritten

import data.hasp.lib.executions
import data.hasp.lib.file_events

violations contains {
	"message": $"{input.event.process.name} opened {opened} to write",
	"path": pointer,
	"observed": opened,
	"source": executions.source,
} if {
	file_events.is_content_written
	input.container
	some pointer, opened in executables
}

executables["/event/rawPath"] := input.event.rawPath if is_executable(input.event.rawPath)

executables["/event/path"] := input.event.path if is_executable(input.event.path)

is_executable(path) if {
	endswith(path, "/exe")
	startswith(path, "/proc/")
}
