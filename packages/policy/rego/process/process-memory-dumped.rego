# METADATA
# scope: package
# title: Memory of processes dumped
# description: |
#   Passwords, keys and session tokens lie in the memory of running programs.
# custom:
#   id: process-memory-dumped
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict:
#       enforcement: enforce
#       parameters:
#         terminals: true
#   remediation: >-
#     Find out who ran it; take SYS_PTRACE from the container and rotate what the process knew. Dumps for debugging belong
#     into ephemeral containers.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1003.007
#     - MITRE T1003
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default:
#           - avml
#           - dumpit
#           - gcore
#           - gdb
#           - lazagne
#           - lazagne.py
#           - lldb
#           - memdump
#           - mimikatz
#           - mimipenguin
#           - mimipenguin.py
#           - mimipenguin.sh
#           - mimipy
#           - procdump
#           - pypykatz
#           - swap_digger
#           - truffleproc.sh
#       terminals:
#         type: boolean
#         description: Whether what is typed in a terminal by someone who came in from outside counts too.
#         default: false
package hasp.policies.process.process_memory_dumped

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["process-memory-dumped"]

violations contains {
	"message": $"{executions.text} reads passwords or keys from memory",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	not is_debugger
	not is_typed
}

# A debugger does much else.
violations contains {
	"message": $"{executions.text} writes the memory of a process to a file",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	is_debugger
	some mark in ["gcore", "generate-core-file", "dump memory", "process save-core"]
	contains(executions.line, mark)
	not is_typed
}

is_debugger if executions.is_program({"gdb", "lldb"})

is_typed if {
	not parameters.terminals
	occasions.is_session
}
