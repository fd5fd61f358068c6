package hasp.policies.process.process_memory_dumped_test

import data.hasp.policies.process.process_memory_dumped
import data.hasp.testing

found(subject) := violations if {
	violations := process_memory_dumped.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["process-memory-dumped"], changes)
	violations := process_memory_dumped.violations with input as subject
		with data.hasp.parameters["process-memory-dumped"] as parameters
}

test_finds_dumps[command] if {
	some command in [
		["mimipenguin"],
		["gcore", "7"],
		["gdb", "-p", "7", "-batch", "-ex", "gcore"],
		["gdb", "-ex", "generate-core-file /tmp/x"],
		["gdb", "-ex", "dump memory x 0 1"],
		["lldb", "-o", "process save-core x"],
	]
	count(found(testing.commanded(command))) == 1
	testing.paths(found(testing.commanded(command))) == {"/event/process"}
}

test_leaves_debuggers[command] if {
	some command in [
		["gdb", "/app"],
		["lldb", "-p", "7"],
	]
	count(found(testing.commanded(command))) == 0
}

test_sessions_are_a_parameter[command] if {
	some command in ["gcore 7", "gdb -ex gcore"]
	found(testing.in_session(testing.command(command))) == set()
	count(found_with(testing.in_session(testing.command(command)), {"terminals": true})) == 1
}
