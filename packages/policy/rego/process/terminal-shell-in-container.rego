# METADATA
# scope: package
# title: Shell with a terminal in a container
# description: |
#   Somebody works in a running container by hand: what he changes is in no image and in no repository.
# custom:
#   id: terminal-shell-in-container
#   severity: low
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [ash, bash, csh, dash, fish, ksh, mksh, rbash, sh, tcsh, zsh]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Find out whose session it is; restrict `pods/exec`, and give people ephemeral containers for debugging.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1059.004
#     - MITRE T1609
#   parameters:
#     type: object
#     properties:
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: []
package hasp.policies.process.terminal_shell_in_container

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["terminal-shell-in-container"]

violations contains {
	"message": $"{executions.text} was opened with a terminal",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	executions.process.tty > 0
	came_from_outside
	input.container
	not occasions.is_build
	not executions.is_image(parameters.allowedImages)
}

came_from_outside if executions.process.entered

came_from_outside if executions.process.first
