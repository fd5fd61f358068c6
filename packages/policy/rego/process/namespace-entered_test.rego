package hasp.policies.process.namespace_entered_test

import data.hasp.policies.process.namespace_entered
import data.hasp.testing

found(subject) := violations if {
	violations := namespace_entered.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["namespace-entered"], changes)
	violations := namespace_entered.violations with input as subject
		with data.hasp.parameters["namespace-entered"] as parameters
}

entered(name, changes) := testing.event("setns", testing.process(9, $"/usr/bin/{name}", [name]), changes)

test_finds_it if {
	some violation in found(entered("x", {"namespaces": ["mnt", "pid"]}))
	violation.message == "x entered other namespaces: mnt, pid"
	violation.observed == ["mnt", "pid"]
	{other.message | some other in found(entered("x", {}))} == {"x entered other namespaces: not told which"}
}

test_leaves_programs_that_do_so_by_design[name] if {
	some name in ["cilium-agent", "runc:[1:CHILD]", "runc", "crun", "containerd-shim"]
	found(entered(name, {})) == set()
}

test_leaves_the_node if {
	found(testing.on_node(entered("x", {}))) == set()
	found_with(entered("x", {}), {"allowedPrograms": ["x"]}) == set()
}

test_points_at_the_process if {
	testing.paths(found(entered("x", {"namespaces": ["mnt", "pid"]}))) == {"/event/process"}
}
