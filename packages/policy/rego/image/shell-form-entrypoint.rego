# METADATA
# scope: package
# title: Program of the image starts through a shell
# description: |
#   The shell is process 1 and does not pass signals on, so the program is killed instead of ended, and variables are expanded in the command.
# custom:
#   id: shell-form-entrypoint
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Write ENTRYPOINT and CMD as a list: `ENTRYPOINT ["/web", "--port", "8080"]`.
#   references:
#     - CWE-78
package hasp.policies.image.shell_form_entrypoint

import data.hasp.lib.build_steps

violations contains {
	"message": $"{instruction} starts the program through {command[0]} -c",
	"path": $"/image/config/{member}",
	"observed": build_steps.short(concat(" ", command)),
} if {
	some member, instruction in {"entrypoint": "ENTRYPOINT", "cmd": "CMD"}
	command := input.image.config[member]
	shells[command[0]]
	command[1] == "-c"
	not startswith(command[2], "exec ")
}

shells := {"/bin/sh", "/bin/bash", "sh", "bash", "/bin/ash"}
