package hasp.policies.process.debugfs_executed_test

import data.hasp.policies.process.debugfs_executed
import data.hasp.testing

found(subject) := violations if {
	violations := debugfs_executed.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["debugfs-executed"], changes)
	violations := debugfs_executed.violations with input as subject
		with data.hasp.parameters["debugfs-executed"] as parameters
}

test_finds_it if {
	{violation.message | some violation in found(testing.command("debugfs -w /dev/sda1"))} == {"debugfs -w /dev/sda1 was run in a container"}
}

test_leaves_the_node_and_named_images if {
	found(testing.on_node(testing.command("debugfs /dev/sda1"))) == set()
	found_with(testing.command("debugfs /dev/sda1"), {"allowedImages": ["docker.io/*/web"]}) == set()
}

test_points_at_the_process if {
	testing.paths(found(testing.command("debugfs -w /dev/sda1"))) == {"/event/process"}
}
