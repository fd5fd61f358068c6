# METADATA
# scope: package
# title: Command clears the shell history
# description: |
#   Whoever removes what he typed does not want it to be read.
# custom:
#   id: shell-history-cleared
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [ash, bash, csh, dash, fish, ksh, mksh, rbash, sh, tcsh, zsh, cp, ln, rm, shred, truncate, unlink, wipe]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Take what the session did from the events before it; replace the container.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1070.003
package hasp.policies.process.shell_history_cleared

import data.hasp.lib.executions
import data.hasp.lib.occasions

violations contains {
	"message": $"{executions.text} clears the shell history",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	clears
	not occasions.is_ordinary
}

clears if {
	some file in histories
	contains(executions.line, file)
	is_removal
}

clears if {
	contains(executions.line, "hist")
	some mark in ["history -c", "history -w /dev/null", "unset histfile", "histfile=/dev/null", "histfile=;", "histsize=0", "histfilesize=0", "set +o history"]
	contains(executions.line, mark)
}

histories := [".bash_history", ".zsh_history", ".ash_history", ".sh_history", ".history", ".python_history", ".mysql_history", ".psql_history", "fish_history"]

is_removal if executions.is_program({"rm", "unlink", "shred", "truncate", "wipe"})

is_removal if {
	some mark in ["/dev/null", "> ~/.", ">~/.", "> /root/.", ">/root/.", "rm ", "shred ", "truncate ", "unlink "]
	contains(executions.line, mark)
}
