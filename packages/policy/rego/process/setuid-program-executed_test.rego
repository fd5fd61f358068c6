package hasp.policies.process.setuid_program_executed_test

import data.hasp.policies.process.setuid_program_executed
import data.hasp.testing

found(subject) := violations if {
	violations := setuid_program_executed.violations with input as subject
}

test_finds_it[command] if {
	some command in [
		"ping 10.0.0.1",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_what_is_ordinary if {
	found(testing.at_start(testing.command("ping x"))) == set()
	found(testing.on_node(testing.command("ping x"))) == set()
	found(testing.with_ancestry(testing.command("start-stop-daemon"), [testing.executed(["dpkg", "-i"]), testing.web])) == set()
	found(testing.with_process(testing.command("ping x"), {"noNewPrivileges": true})) == set()
	count(found(testing.with_process(testing.command("ping x"), {"noNewPrivileges": false}))) == 1
}

test_points_at_the_process if {
	testing.paths(found(testing.command("ping 10.0.0.1"))) == {"/event/process"}
}
