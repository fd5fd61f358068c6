package hasp.lib.processes

import data.hasp.lib.paths

# The last part of the executable's path: a process may change its name, not what it was started from.
basename(process) := paths.basename(process.executable) if {
	process.executable
} else := process.name

command(process) := concat(" ", process.args) if {
	count(process.args) > 0
} else := process.name

# What evidence tells of a process.
told(process) := object.filter(process, ["pid", "name", "executable", "args", "uid"])
