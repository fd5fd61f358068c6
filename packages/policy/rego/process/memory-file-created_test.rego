package hasp.policies.process.memory_file_created_test

import data.hasp.policies.process.memory_file_created
import data.hasp.testing

found(subject) := violations if {
	violations := memory_file_created.violations with input as subject
}

made(program, changes) := testing.event("memfd", testing.process(9, $"/usr/bin/{program}", [program]), changes)

test_finds_it if {
	{violation.message | some violation in found(made("x", {"name": "a"}))} == {"x made the memory file a"}
	{violation.message | some violation in found(made("x", {}))} == {"x made the memory file of no name"}
}

test_leaves_others if {
	found(made("java", {})) == set()
	found(made("runc:[2:INIT]", {})) == set()
	found(testing.on_node(made("x", {}))) == set()
}

test_points_at_the_process if {
	testing.paths(found(made("x", {"name": "a"}))) == {"/event/process"}
}
