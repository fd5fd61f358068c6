package hasp.policies.process.service_command_test

import data.hasp.policies.process.service_command
import data.hasp.testing

found(subject) := violations if {
	violations := service_command.violations with input as subject
}

test_finds_changes[command] if {
	some command in [
		"systemctl enable x",
		"systemctl start x",
		"systemctl daemon-reload",
		"chkconfig --add x",
		"chkconfig x on",
		"update-rc.d x defaults",
		"rc-update add x default",
		"service x restart",
	]
	count(found(testing.command(command))) == 1
}

test_finds_each_change_of_a_service[word] if {
	some word in [
		"--add", "add", "daemon-reload", "default", "defaults", "del", "disable", "edit", "enable", "isolate", "kill", "link", "mask",
		"off", "on", "preset", "reenable", "reload", "restart", "revert", "set-default", "start", "stop", "unmask",
	]
	count(found(testing.command(sprintf("systemctl %v", [word])))) == 1
}

test_leaves_questions[command] if {
	some command in [
		"systemctl --version",
		"systemctl status x",
		"chkconfig --list",
		"service --status-all",
		"systemctl is-active x",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_what_is_ordinary if {
	command := testing.command("service nginx start")
	found(testing.at_start(command)) == set()
	found(testing.on_node(command)) == set()
	found(testing.with_ancestry(command, [testing.process(4, "/usr/bin/dpkg", ["dpkg"]), testing.web])) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("systemctl enable x"))) == {"/event/process/args"}
}
