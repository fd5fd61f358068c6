# METADATA
# scope: package
# title: Command changes authorized SSH keys
# description: |
#   A key in authorized_keys lets its owner back in for good.
# custom:
#   id: authorized-keys-command
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
#       - curl
#       - dd
#       - echo
#       - install
#       - ln
#       - mv
#       - printf
#       - sed
#       - ssh-copy-id
#       - tee
#       - wget
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Remove the key, replace the container, and give keys to SSH servers as a read-only mount.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1098.004
package hasp.policies.process.authorized_keys_command

import data.hasp.lib.executions
import data.hasp.lib.occasions

violations contains {
	"message": $"{executions.text} changes authorized SSH keys",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	is_change
	not occasions.is_ordinary
}

is_change if {
	contains(executions.line, "authorized_keys")
	not executions.is_program(shells)
}

is_change if {
	contains(executions.line, "authorized_keys")
	some writer in [">", "tee ", "cp ", "mv ", "curl ", "wget ", "sed -i"]
	contains(executions.line, writer)
}

is_change if executions.is_program({"ssh-copy-id"})

shells := {"ash", "bash", "csh", "dash", "fish", "ksh", "mksh", "rbash", "sh", "tcsh", "zsh"}
