# METADATA
# scope: package
# title: Process resists being debugged
# description: |
#   A process that traces itself cannot be traced by others: malware does so to be left alone.
# custom:
#   id: debugging-resisted
#   severity: medium
#   subjects: [process]
#   events: [ptrace]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Take a copy of the executable and look at it elsewhere; list programs that trace themselves by design in
#     `allowedPrograms`.
#   references:
#     - MITRE T1622
#   parameters:
#     type: object
#     properties:
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: Debuggers and tracers.
#         default: [delve, dlv, gdb, gdbserver, lldb, lldb-server, ltrace, perf, proot, rr, strace, valgrind]
package hasp.policies.process.debugging_resisted

import data.hasp.lib.executions
import data.hasp.lib.processes

parameters := data.hasp.parameters["debugging-resisted"]

violations contains {
	"message": $"{input.event.process.name} asked to be traced by its parent",
	"path": "/event/request",
	"observed": input.event.request,
	"source": executions.source,
} if {
	is_traceme
	not executions.is_program(parameters.allowedPrograms)
	not is_debugged
}

is_traceme if upper(trim_prefix(upper(input.event.request), "PTRACE_")) in {"TRACEME", "0"}

# A debugger's child asks for it before it becomes what is debugged.
is_debugged if {
	some name in processes.programs(input.event.ancestry[0])
	name in parameters.allowedPrograms
}
