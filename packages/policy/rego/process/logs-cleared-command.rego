# METADATA
# scope: package
# title: Command clears logs
# description: |
#   Logs are cleared to hide how somebody came in and what he did.
# custom:
#   id: logs-cleared-command
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values:
#       - ash
#       - bash
#       - csh
#       - dash
#       - fish
#       - ksh
#       - mksh
#       - rbash
#       - sh
#       - tcsh
#       - zsh
#       - cp
#       - dd
#       - journalctl
#       - rm
#       - shred
#       - truncate
#       - unlink
#       - wipe
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Ship logs off the node as they are written; take what happened from there and replace the container.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1070.002
#   parameters:
#     type: object
#     properties:
#       logs:
#         type: array
#         items: {type: string}
#         description: Ends of the paths of logs, from `/log` on, that tell who came in.
#         default:
#           - /log/audit
#           - /log/auth.log
#           - /log/btmp
#           - /log/faillog
#           - /log/kern.log
#           - /log/lastlog
#           - /log/messages
#           - /log/secure
#           - /log/syslog
#           - /log/sudo.log
#           - /log/wtmp
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: []
package hasp.policies.process.logs_cleared_command

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["logs-cleared-command"]

violations contains {
	"message": $"{executions.text} clears {log}",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	some log in cleared
	is_removal
	not occasions.is_ordinary
	not occasions.is_scheduled
	not occasions.is_of_package
	not executions.is_image(parameters.allowedImages)
}

cleared contains log if {
	contains(executions.line, "/log")
	some log in parameters.logs
	contains(executions.line, log)
}

# All of them at once, or the place where they lie.
cleared contains "/var/log" if {
	some argument in executions.arguments
	trim_right(argument, "/*") == "/var/log"
}

cleared contains "the journal" if {
	executions.is_program({"journalctl"})
	contains(executions.line, "--vacuum")
}

is_removal if executions.is_program({"journalctl", "rm", "shred", "truncate", "unlink", "wipe"})

is_removal if {
	some mark in ["cat /dev/null >", "> /var/log/", ">/var/log/", "rm ", "shred ", "truncate ", "cp /dev/null", "of=/var/log"]
	contains(executions.line, mark)
}
