package hasp.policies.process.ssh_server_executed_test

import data.hasp.policies.process.ssh_server_executed
import data.hasp.testing

found(subject) := violations if {
	violations := ssh_server_executed.violations with input as subject
}

test_finds_it[command] if {
	some command in [
		"/usr/sbin/sshd -D",
		"dropbear -F",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_questions[command] if {
	some command in [
		"sshd -t",
		"sshd -T",
		"sshd -V",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_what_is_ordinary if {
	found(testing.on_node(testing.command("sshd -D"))) == set()
	found(testing.of_image(testing.command("sshd -D"), "gitea/gitea")) == set()
	found(testing.of_image(testing.command("sshd -D"), "cimg/base")) == set()
}

test_points_at_the_process if {
	testing.paths(found(testing.command("/usr/sbin/sshd -D"))) == {"/event/process"}
}
