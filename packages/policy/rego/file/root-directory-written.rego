# METADATA
# scope: package
# title: File written to / or /root
# description: |
#   A service has nothing to leave in the root directory or in the home of root; tools that an intruder brings often
#   lie there.
# custom:
#   id: root-directory-written
#   severity: low
#   subjects: [file]
#   events: [open, create, rename, link, symlink]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Let the program write to a volume of its own and run it as a user other than root.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1105
#   parameters:
#     type: object
#     properties:
#       allowedFiles:
#         type: array
#         items: {type: string}
#         description: >-
#           Names of files that ordinary programs keep there.
#         default:
#           - .bash_history
#           - .ash_history
#           - .sh_history
#           - .python_history
#           - .node_repl_history
#           - .viminfo
#           - .lesshst
#           - .wget-hsts
#           - .rnd
#           - .gitconfig
#           - .npmrc
#           - .mysql_history
#           - .psql_history
#           - .rediscli_history
#           - .dbshell
#           - core
#           - nohup.out
package hasp.policies.file.root_directory_written

import data.hasp.lib.executions
import data.hasp.lib.file_events
import data.hasp.lib.paths

parameters := data.hasp.parameters["root-directory-written"]

violations contains {
	"message": $"{input.event.process.name} {file_events.verb} {path}",
	"path": pointer,
	"observed": path,
	"source": executions.source,
} if {
	some pointer, path in file_events.written
	file_events.directory(path) in {"", "/root"}
	not paths.basename(path) in parameters.allowedFiles
	not file_events.is_expected
	not file_events.is_installing
}
