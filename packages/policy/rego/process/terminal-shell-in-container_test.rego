package hasp.policies.process.terminal_shell_in_container_test

import data.hasp.policies.process.terminal_shell_in_container
import data.hasp.testing

found(subject) := violations if {
	violations := terminal_shell_in_container.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["terminal-shell-in-container"], changes)
	violations := terminal_shell_in_container.violations with input as subject
		with data.hasp.parameters["terminal-shell-in-container"] as parameters
}

opened(changes) := testing.with_process(testing.commanded(["bash"]), object.union({"tty": 34816, "entered": true}, changes))

test_finds_it if {
	{one.message | some one in found(opened({}))} == {"bash was opened with a terminal"}
	count(found(opened({"entered": false, "first": true}))) == 1
	count(found(opened({"tty": 1}))) == 1
}

test_leaves_others if {
	found(opened({"tty": 0})) == set()
	found(opened({"entered": false})) == set()
	found(testing.on_node(opened({}))) == set()
	found(testing.of_image(opened({}), "library/debian")) == set()
	found_with(opened({}), {"allowedImages": ["docker.io/library/web"]}) == set()
}

test_points_at_the_process if {
	testing.paths(found(opened({}))) == {"/event/process"}
}
