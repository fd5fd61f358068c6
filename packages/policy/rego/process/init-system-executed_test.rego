package hasp.policies.process.init_system_executed_test

import data.hasp.policies.process.init_system_executed
import data.hasp.testing

found(subject) := violations if {
	violations := init_system_executed.violations with input as subject
}

test_finds_it if {
	count(found(testing.command("/usr/lib/systemd/systemd --system"))) == 1
}

test_leaves_the_node_and_questions if {
	found(testing.on_node(testing.command("systemd"))) == set()
	found(testing.command("systemd --version")) == set()
}

test_points_at_the_process if {
	testing.paths(found(testing.command("/usr/lib/systemd/systemd --system"))) == {"/event/process"}
}
