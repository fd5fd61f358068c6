# METADATA
# scope: package
# title: Program run from shared memory
# description: |
#   /dev/shm is writable in every container, also where the root file system is read-only, and is gone with it: malware is put
#   there.
# custom:
#   id: executed-from-shared-memory
#   severity: high
#   subjects: [process]
#   events: [exec]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Treat the container as taken over; mount /dev/shm with noexec.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1059.004
#     - MITRE T1036.005
package hasp.policies.process.executed_from_shared_memory

import data.hasp.lib.executions
import data.hasp.lib.occasions

violations contains {
	"message": $"{executions.text} was run from {path}",
	"path": "/event/process",
	"observed": path,
	"source": executions.source,
} if {
	some path in places
	not occasions.is_build
}

places contains path if {
	path := input.event.process.executable
	is_shared_memory(path)
}

places contains cwd if {
	cwd := input.event.process.cwd
	is_shared_memory($"{cwd}/")
	startswith(input.event.process.args[0], "./")
}

# A script whose interpreter is the image's.
places contains script if {
	contains(executions.line, "shm/")
	some i in [1, 2]
	script := input.event.process.args[i]
	is_shared_memory(script)
	executions.is_program(interpreters)
}

is_shared_memory(path) if startswith(path, "/dev/shm/")

is_shared_memory(path) if startswith(path, "/run/shm/")

interpreters := {"ash", "bash", "dash", "ksh", "lua", "node", "perl", "php", "python", "python3", "ruby", "sh", "zsh"}
