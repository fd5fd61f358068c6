# METADATA
# scope: package
# title: History of a shell removed
# description: |
#   The history says what was typed; it is removed to hide that.
# custom:
#   id: shell-history-removed
#   severity: medium
#   subjects: [file]
#   events: [open, unlink, rename, symlink]
#   dispatch:
#     by: part
#     parameter: names
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict:
#       enforcement: warn
#       parameters:
#         shells: []
#   remediation: >-
#     Ask who was in the container; send what sessions do off the node (audit log, session recording).
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1070.003
#   parameters:
#     type: object
#     properties:
#       names:
#         type: array
#         items: {type: string}
#         description: >-
#           Names of histories.
#         default:
#           - .ash_history
#           - .bash_history
#           - .dash_history
#           - .history
#           - .ksh_history
#           - .mysql_history
#           - .psql_history
#           - .python_history
#           - .sh_history
#           - .tcsh_history
#           - .zsh_history
#           - fish_history
#       shells:
#         type: array
#         items: {type: string}
#         description: >-
#           Shells, which shorten their own histories.
#         default: [ash, bash, busybox, dash, fish, ksh, mksh, mysql, psql, python3, sh, tcsh, zsh]
package hasp.policies.file.shell_history_removed

import data.hasp.lib.executions
import data.hasp.lib.file_events
import data.hasp.lib.paths

parameters := data.hasp.parameters["shell-history-removed"]

violations contains {
	"message": $"{input.event.process.name} {word} {input.event.path}",
	"path": "/event/path",
	"observed": input.event.path,
	"source": executions.source,
} if {
	word := done
	paths.basename(input.event.path) in parameters.names
	file_events.succeeded
	not file_events.is_expected
	not executions.is_program(parameters.shells)
}

done := "deleted" if {
	input.event.type == "unlink"
} else := "moved away" if {
	input.event.type == "rename"
} else := "put a link in place of" if {
	input.event.type == "symlink"
} else := "emptied" if {
	"truncate" in input.event.modes
}
