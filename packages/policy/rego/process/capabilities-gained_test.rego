package hasp.policies.process.capabilities_gained_test

import data.hasp.policies.process.capabilities_gained
import data.hasp.testing

found(subject) := violations if {
	violations := capabilities_gained.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["capabilities-gained"], changes)
	violations := capabilities_gained.violations with input as subject
		with data.hasp.parameters["capabilities-gained"] as parameters
}

set_to(capabilities, had) := testing.event("capset", object.union(testing.process(9, "/tmp/x", ["x"]), {"capabilities": {"effective": had, "permitted": []}}), {"capabilities": capabilities})

untold := testing.event("capset", testing.process(9, "/tmp/x", ["x"]), {"capabilities": ["SYS_ADMIN"]})

open(subject) := unknowns if {
	unknowns := capabilities_gained.unknowns with input as subject
}

test_finds_it if {
	some violation in found(set_to(["SYS_ADMIN", "CAP_BPF", "CHOWN"], ["CHOWN"]))
	violation.message == "x took up BPF, SYS_ADMIN"
	violation.observed == ["BPF", "SYS_ADMIN"]
	open(set_to(["SYS_ADMIN"], [])) == set()
}

test_leaves_others if {
	found(set_to(["CHOWN"], [])) == set()
	found(set_to(["SYS_ADMIN"], ["CAP_SYS_ADMIN"])) == set()
	found(set_to([], ["SYS_ADMIN"])) == set()
	found(testing.on_node(set_to(["SYS_ADMIN"], []))) == set()
	found(testing.with_process(set_to(["SYS_ADMIN"], []), {"name": "runc:[2:INIT]", "executable": "/"})) == set()
	found_with(set_to(["SYS_ADMIN"], []), {"allowedPrograms": ["x"]}) == set()
}

test_says_what_it_could_not_tell if {
	found(untold) == set()
	open(untold) == {{"message": "which capabilities x had before was not told", "path": "/event/process"}}
	open(testing.on_node(untold)) == set()
	open(testing.with_event(untold, {"capabilities": ["CHOWN"]})) == set()
	open(testing.with_process(untold, {"name": "sudo", "executable": "/usr/bin/sudo"})) == set()
}

test_points_at_the_capabilities if {
	testing.paths(found(set_to(["SYS_ADMIN", "CAP_BPF", "CHOWN"], ["CHOWN"]))) == {"/event/capabilities"}
}
