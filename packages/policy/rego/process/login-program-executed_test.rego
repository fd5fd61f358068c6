package hasp.policies.process.login_program_executed_test

import data.hasp.policies.process.login_program_executed
import data.hasp.testing

found(subject) := violations if {
	violations := login_program_executed.violations with input as subject
}

test_finds_it[command] if {
	some command in [
		"su - root",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_what_is_ordinary if {
	command := testing.command("su postgres")
	found(testing.at_start(command)) == set()
	found(testing.by_cron(command)) == set()
	found(testing.on_node(command)) == set()
	found(testing.with_ancestry(command, [testing.process(4, "/usr/bin/dpkg", ["dpkg"]), testing.web])) == set()
}

test_points_at_the_process if {
	testing.paths(found(testing.command("su - root"))) == {"/event/process"}
}
