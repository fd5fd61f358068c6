# METADATA
# scope: package
# title: Command reads a process's environment
# description: |
#   Secrets are often given to programs in their environment, and /proc shows it to whoever is the same user.
# custom:
#   id: process-environment-command
#   severity: medium
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values:
#       - awk
#       - base64
#       - cat
#       - cp
#       - cut
#       - dd
#       - gawk
#       - grep
#       - head
#       - hexdump
#       - less
#       - more
#       - nl
#       - od
#       - sed
#       - sort
#       - strings
#       - tac
#       - tail
#       - tar
#       - tee
#       - tr
#       - xxd
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Mount secrets as files with narrow modes; find out who ran the command.
#   references:
#     - NIST-800-190 4.1.4
#     - MITRE T1552
#     - MITRE T1083
#     - CWE-526
package hasp.policies.process.process_environment_command

import data.hasp.lib.executions
import data.hasp.lib.occasions

violations contains {
	"message": $"{executions.text} reads the environment of a process",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	contains(executions.line, "/environ")
	contains(executions.line, "/proc/")
	not occasions.is_ordinary
	not occasions.is_scheduled
}
