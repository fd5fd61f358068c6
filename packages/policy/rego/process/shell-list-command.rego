# METADATA
# scope: package
# title: Command changes the list of login shells
# description: |
#   A program that is a login shell by that list may be given to any account.
# custom:
#   id: shell-list-command
#   severity: low
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [add-shell, remove-shell, update-shells]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Replace the container; shells are listed by packages while an image is built.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1546.004
package hasp.policies.process.shell_list_command

import data.hasp.lib.executions
import data.hasp.lib.occasions

violations contains {
	"message": $"{executions.text} changes the list of login shells",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	not occasions.is_ordinary
	not occasions.is_of_package
}
