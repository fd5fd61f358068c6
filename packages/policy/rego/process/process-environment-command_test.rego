package hasp.policies.process.process_environment_command_test

import data.hasp.policies.process.process_environment_command
import data.hasp.testing

found(subject) := violations if {
	violations := process_environment_command.violations with input as subject
}

test_finds_it[command] if {
	some command in [
		"cat /proc/1/environ",
		"strings /proc/7/environ",
		"grep -a PASS /proc/self/environ",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"cat /proc/1/status",
		"cat /srv/environ",
		"cat /proc/1/cmdline",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_what_is_ordinary if {
	command := testing.command("cat /proc/1/environ")
	found(testing.at_start(command)) == set()
	found(testing.by_cron(command)) == set()
	count(found(testing.with_ancestry(command, [testing.process(1, "/usr/sbin/php-fpm", ["php-fpm"])]))) == 1
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("cat /proc/1/environ"))) == {"/event/process/args"}
}
