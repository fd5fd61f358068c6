package hasp.policies.process.executed_from_temporary_directory_test

import data.hasp.policies.process.executed_from_temporary_directory
import data.hasp.testing

found(subject) := violations if {
	violations := executed_from_temporary_directory.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["executed-from-temporary-directory"], changes)
	violations := executed_from_temporary_directory.violations with input as subject
		with data.hasp.parameters["executed-from-temporary-directory"] as parameters
}

test_finds_it[command] if {
	some command in [
		"/tmp/x",
		"/var/tmp/x/y",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"/tmpx/x",
		"/usr/bin/x",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_what_is_ordinary if {
	found(testing.of_image(testing.command("/tmp/x"), "library/golang")) == set()
	found(testing.on_node(testing.command("/tmp/x"))) == set()
	found(testing.with_ancestry(testing.command("/tmp/x"), [testing.executed(["pip", "install"]), testing.web])) == set()
	found_with(testing.command("/tmp/x"), {"allowedPaths": ["/tmp"]}) == set()
	count(found_with(testing.command("/tmp/../tmp/x"), {"allowedPaths": ["/tmp/y"]})) == 1
}

test_points_at_the_process if {
	testing.paths(found(testing.command("/tmp/x"))) == {"/event/process"}
}
