# METADATA
# scope: package
# title: Command makes a user namespace
# description: |
#   `unshare` as root of a user namespace is how public exploits of the kernel begin.
# custom:
#   id: user-namespace-command
#   severity: medium
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [unshare]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Set seccompProfile RuntimeDefault, which refuses it, and set user.max_user_namespaces to 0 where nobody needs them.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - MITRE T1068
package hasp.policies.process.user_namespace_command

import data.hasp.lib.executions
import data.hasp.lib.occasions

violations contains {
	"message": $"{executions.text} makes a user namespace",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	makes_users
	not occasions.is_ordinary
}

makes_users if executions.has_letter("U")

makes_users if executions.has_letter("r")

makes_users if executions.has_letter("c")

makes_users if {
	some option in executions.options
	some name in ["--user", "--map-root-user", "--map-current-user", "--map-auto"]
	startswith(option, name)
}
