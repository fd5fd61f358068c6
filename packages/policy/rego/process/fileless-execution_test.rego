package hasp.policies.process.fileless_execution_test

import data.hasp.policies.process.fileless_execution
import data.hasp.testing

found(subject) := violations if {
	violations := fileless_execution.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["fileless-execution"], changes)
	violations := fileless_execution.violations with input as subject
		with data.hasp.parameters["fileless-execution"] as parameters
}

from_memory(facts) := testing.with_process(testing.command("x init"), facts)

test_finds_it if {
	some violation in found(from_memory({"origin": "memfd"}))
	violation.message == "x init was run from memory"
	violation.observed == "memfd"
	count(found(from_memory({"executable": "/memfd:a (deleted)"}))) == 1
	count(found(testing.on_node(from_memory({"origin": "memfd"})))) == 1
	count(found(from_memory({"origin": "memfd", "name": "runc", "uid": 1000}))) == 1
	count(found(from_memory({"origin": "memfd", "uid": 0}))) == 1
	count(found(from_memory({"origin": "memfd", "name": "runc", "uid": 0, "args": ["runc", "x"]}))) == 1
}

test_leaves_others if {
	found(from_memory({"origin": "tmpfs"})) == set()
	found(from_memory({"origin": "memfd", "name": "runc:[2:INIT]", "uid": 0, "args": ["runc", "init"]})) == set()
	found_with(from_memory({"origin": "memfd"}), {"allowedPrograms": ["x"]}) == set()
}

test_points_at_the_process if {
	testing.paths(found(from_memory({"origin": "memfd"}))) == {"/event/process"}
}
