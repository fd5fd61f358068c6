# METADATA
# scope: package
# title: Program deleted its own file
# description: |
#   A program that deletes its own file while it runs does not want it to be found.
# custom:
#   id: program-removed-itself
#   severity: medium
#   subjects: [file]
#   events: [unlink]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Keep the process for inspection (/proc/PID/exe still holds the program) and replace the container.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1070.004
package hasp.policies.file.program_removed_itself

import data.hasp.lib.executions
import data.hasp.lib.file_events

violations contains {
	"message": $"{input.event.process.name} deleted its own file {input.event.path}",
	"path": "/event/path",
	"observed": input.event.path,
	"source": executions.source,
} if {
	input.event.path == input.event.process.executable
	file_events.succeeded
	input.container
	not file_events.is_expected
	not file_events.is_installing
}
