package hasp.policies.process.account_command_test

import data.hasp.policies.process.account_command
import data.hasp.testing

found(subject) := violations if {
	violations := account_command.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["account-command"], changes)
	violations := account_command.violations with input as subject
		with data.hasp.parameters["account-command"] as parameters
}

test_finds_changes[command] if {
	some command in [
		"useradd -m evil",
		"adduser -D evil",
		"usermod -aG sudo evil",
		"passwd root",
		"chpasswd",
		"groupadd x",
		"chage -E 0 x",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_questions[command] if {
	some command in [
		"useradd -D",
		"useradd --defaults",
		"passwd -S root",
		"passwd --status root",
		"chage -l root",
		"chage --list root",
		"usermod --help",
		"adduser --version",
		"chsh -V",
		"pwck -r",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_what_is_ordinary if {
	command := testing.command("usermod -u 1000 abc")
	found(testing.at_start(command)) == set()
	found(testing.of_image(command, "cimg/base")) == set()
	found(testing.with_ancestry(command, [testing.process(4, "/usr/bin/dpkg", ["dpkg"]), testing.web])) == set()
	found_with(command, {"allowedCommands": ["usermod -u"]}) == set()
	count(found_with(command, {"allowedCommands": ["useradd"]})) == 1
	count(found(testing.on_node(command))) == 1
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("useradd -m evil"))) == {"/event/process/args"}
}
