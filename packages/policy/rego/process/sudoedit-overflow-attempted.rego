# METADATA
# scope: package
# title: Attempt to overflow sudo
# description: |
#   A backslash at the end of an argument of sudoedit overflows a buffer of old versions of sudo and makes anyone root
#   (CVE-2021-3156).
# custom:
#   id: sudoedit-overflow-attempted
#   severity: critical
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [sudo, sudoedit]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Update sudo to 1.9.5p2 or later or leave it out of the image; treat the container as taken over.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1068
#     - CWE-193
package hasp.policies.process.sudoedit_overflow_attempted

import data.hasp.lib.executions

violations contains {
	"message": $"{executions.text} is an attempt to overflow sudo",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	is_editing
	some argument in executions.arguments
	endswith(argument, "\\")
}

is_editing if executions.has_letter("s")

is_editing if executions.has_letter("i")

is_editing if {
	some option in executions.options
	option in {"--shell", "--login"}
}
