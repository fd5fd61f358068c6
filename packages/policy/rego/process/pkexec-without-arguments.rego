# METADATA
# scope: package
# title: pkexec run without any argument
# description: |
#   Without even its own name among its arguments pkexec takes a variable for a program and runs it as root (CVE-2021-4034).
# custom:
#   id: pkexec-without-arguments
#   severity: critical
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values: [pkexec]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Update polkit or leave it out of the image; treat the container as taken over.
#   references:
#     - NIST-800-190 4.1.1
#     - MITRE T1068
#     - CWE-787
package hasp.policies.process.pkexec_without_arguments

import data.hasp.lib.executions

violations contains {
	"message": $"pkexec was run without any argument",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	is_bare
	not input.event.process.argsTruncated
	not input.event.process.uid == 0
}

is_bare if count(input.event.process.args) == 0

is_bare if input.event.process.args == [""]
