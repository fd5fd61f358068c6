package hasp.policies.process.shell_list_command_test

import data.hasp.policies.process.shell_list_command
import data.hasp.testing

found(subject) := violations if {
	violations := shell_list_command.violations with input as subject
}

test_finds_it[command] if {
	some command in [
		"add-shell /tmp/x",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_what_is_ordinary if {
	found(testing.at_start(testing.command("add-shell /bin/bash"))) == set()
	found(testing.with_ancestry(testing.command("add-shell /bin/bash"), [testing.process(4, "/usr/bin/dpkg", ["dpkg"]), testing.web])) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("add-shell /tmp/x"))) == {"/event/process/args"}
}
