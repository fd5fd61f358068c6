package hasp.policies.process.scheduled_job_command_test

import data.hasp.policies.process.scheduled_job_command
import data.hasp.testing

found(subject) := violations if {
	violations := scheduled_job_command.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["scheduled-job-command"], changes)
	violations := scheduled_job_command.violations with input as subject
		with data.hasp.parameters["scheduled-job-command"] as parameters
}

test_finds_schedules[command] if {
	some command in [
		"crontab /tmp/x",
		"crontab -",
		"crontab -e",
		"at now",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_questions[command] if {
	some command in [
		"crontab -l",
		"crontab -u web -l",
		"at -V",
		"crontab --version",
		"crontab --help",
		"at -h",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_what_is_ordinary if {
	command := testing.command("crontab /etc/cron.d/app")
	found(testing.at_start(command)) == set()
	found(testing.by_cron(command)) == set()
	found(testing.with_ancestry(command, [testing.shell_process, testing.process(4, "/usr/bin/dpkg", ["dpkg"]), testing.web])) == set()
	found_with(command, {"allowedImages": ["docker.io/library/*"]}) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("crontab /tmp/x"))) == {"/event/process/args"}
}
