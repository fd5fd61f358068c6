# METADATA
# scope: package
# title: Memory of another process opened
# description: |
#   Who opens /proc/PID/mem reads keys and passwords out of a program, or writes code into it.
# custom:
#   id: process-memory-opened
#   severity: high
#   subjects: [file]
#   events: [open]
#   dispatch:
#     by: part
#     values: [mem, kcore]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Take the capability SYS_PTRACE from the container, and set `kernel.yama.ptrace_scope` to 1 or more on the
#     node.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1003.007
#     - MITRE T1055.009
#   parameters:
#     type: object
#     properties:
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that debug or trace.
#         default:
#           - bpftrace
#           - criu
#           - delve
#           - dlv
#           - gcore
#           - gdb
#           - gdbserver
#           - java
#           - jhsdb
#           - lldb-server
#           - perf
#           - perf-tools
#           - rr
#           - runc
#           - strace
#           - systemd-coredum
#           - systemd-coredump
#           - jattach
#           - py-spy
#           - rbspy
#           - drakvuf
package hasp.policies.file.process_memory_opened

import data.hasp.lib.executions
import data.hasp.lib.file_events
import data.hasp.lib.occasions

parameters := data.hasp.parameters["process-memory-opened"]

violations contains {
	"message": $"{input.event.process.name} opened {input.event.path}",
	"path": "/event/path",
	"observed": input.event.path,
	"source": executions.source,
} if {
	is_memory
	file_events.succeeded
	not occasions.is_build
	not executions.is_program(parameters.allowedPrograms)
}

is_memory if input.event.path == "/proc/kcore"

is_memory if {
	startswith(input.event.path, "/proc/")
	endswith(input.event.path, "/mem")
	not split(input.event.path, "/")[2] in {"self", "thread-self", $"{input.event.process.pid}"}
}
