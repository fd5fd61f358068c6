# METADATA
# scope: package
# title: Command makes files immutable
# description: |
#   Miners and back doors keep their files from being removed by an attribute that even root must lift first.
# custom:
#   id: file-attributes-locked
#   severity: medium
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [chattr]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Lift it by `chattr -i`, keep the file for inspection, and take LINUX_IMMUTABLE from the container.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1222.002
package hasp.policies.process.file_attributes_locked

import data.hasp.lib.executions
import data.hasp.lib.occasions

violations contains {
	"message": $"{executions.text} changes attributes of files",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	some argument in executions.arguments
	some mode in ["+", "-", "="]
	startswith(argument, mode)
	some letter in ["i", "a"]
	contains(argument, letter)
	not occasions.is_ordinary
}
