package hasp.policies.process.privilege_raised_command_test

import data.hasp.policies.process.privilege_raised_command
import data.hasp.testing

found(subject) := violations if {
	violations := privilege_raised_command.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["privilege-raised-command"], changes)
	violations := privilege_raised_command.violations with input as subject
		with data.hasp.parameters["privilege-raised-command"] as parameters
}

test_finds_it if {
	{one.message | some one in found(testing.command("sudo -s"))} == {"sudo -s was run by user 1000"}
	count(found(testing.with_process(testing.command("sudo -s"), {"uid": 1}))) == 1
}

test_leaves_what_is_ordinary if {
	command := testing.command("su -")
	found(testing.with_process(command, {"uid": 0})) == set()
	found(testing.at_start(command)) == set()
	found(testing.by_cron(command)) == set()
	found(testing.on_node(command)) == set()
	found_with(command, {"allowedImages": ["docker.io/library/web"]}) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("sudo -s"))) == {"/event/process/args"}
}
