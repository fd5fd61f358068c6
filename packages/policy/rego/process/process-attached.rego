# METADATA
# scope: package
# title: Process attached to another one
# description: |
#   Who attaches to a process reads its memory and makes it run what he likes.
# custom:
#   id: process-attached
#   severity: high
#   subjects: [process]
#   events: [ptrace]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Take SYS_PTRACE from the container and do not share its PID namespace; list debuggers and crash handlers in
#     `allowedPrograms`.
#   references:
#     - NIST-800-190 4.4.3
#     - MITRE T1055.008
#   parameters:
#     type: object
#     properties:
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: Debuggers, tracers and crash handlers.
#         default:
#           - abrt-hook-ccpp
#           - async-profiler
#           - chrome_crashpad_handler
#           - crashpad_handler
#           - criu
#           - createdump
#           - datadog-agent
#           - delve
#           - dlv
#           - gcore
#           - gdb
#           - gdbserver
#           - jattach
#           - java
#           - lldb
#           - lldb-server
#           - ltrace
#           - perf
#           - proot
#           - py-spy
#           - rbspy
#           - rr
#           - strace
#           - systemd-coredump
#           - valgrind
package hasp.policies.process.process_attached

import data.hasp.lib.executions

parameters := data.hasp.parameters["process-attached"]

violations contains {
	"message": $"{input.event.process.name} attached to {target} ({input.event.request})",
	"path": "/event/request",
	"observed": input.event.request,
	"source": executions.source,
} if {
	upper(trim_prefix(upper(input.event.request), "PTRACE_")) in {"ATTACH", "SEIZE", "POKETEXT", "POKEDATA", "POKEUSR", "SETREGS", "SETREGSET", "SETFPREGS", "4", "5", "6", "13", "16", "16902", "16901"}
	not executions.is_program(parameters.allowedPrograms)
	not is_own_child
	target := object.get(input.event, ["target", "name"], "a process that was not told")
}

unknowns contains {
	"message": $"what {input.event.process.name} asked of ptrace was not told",
	"path": "/event",
} if {
	not input.event.request
	not executions.is_program(parameters.allowedPrograms)
}

# Crash handlers look at what started them or at what they started.
is_own_child if input.event.target.ppid == input.event.process.pid

is_own_child if input.event.target.pid == input.event.process.pid
