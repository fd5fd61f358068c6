# METADATA
# scope: package
# title: Program run by the loader
# description: |
#   The loader runs a file that cannot be executed by itself: checks of executions see the loader and not what it runs.
# custom:
#   id: program-run-by-loader
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     values:
#       - ld.so
#       - ld-2.17.so
#       - ld-2.28.so
#       - ld-2.31.so
#       - ld-linux.so.2
#       - ld-linux-aarch64.so.1
#       - ld-linux-armhf.so.3
#       - ld-linux-x86-64.so.2
#       - ld-musl-aarch64.so.1
#       - ld-musl-armhf.so.1
#       - ld-musl-i386.so.1
#       - ld-musl-x86_64.so.1
#       - ld64.so.1
#       - ld64.so.2
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict:
#       enforcement: enforce
#       parameters:
#         anywhere: true
#   remediation: >-
#     Find out what was run and how it came in; mount writable directories with noexec. `anywhere` reports programs in every
#     directory.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1218
#     - MITRE T1574
#   parameters:
#     type: object
#     properties:
#       anywhere:
#         type: boolean
#         description: Whether programs in every directory count, not only where anyone may write.
#         default: false
package hasp.policies.process.program_run_by_loader

import data.hasp.lib.executions
import data.hasp.lib.occasions
import data.hasp.lib.paths

parameters := data.hasp.parameters["program-run-by-loader"]

violations contains {
	"message": $"{executions.text} runs {program} past the kernel",
	"path": "/event/process/args",
	"observed": executions.shown,
	"source": executions.source,
} if {
	not is_question
	program := executions.operands[0]
	is_suspicious(program)
	not occasions.is_build
}

# ldd asks so too.
is_question if {
	some option in executions.options
	option in {"--help", "--list", "--list-diagnostics", "--list-tunables", "--verify", "--version"}
}

is_question if paths.basename(input.event.process.args[0]) == "ldd"

is_suspicious(_) if parameters.anywhere

is_suspicious(program) if executions.is_writable_by_all(paths.normal(program))

is_suspicious(program) if startswith(program, ".")
