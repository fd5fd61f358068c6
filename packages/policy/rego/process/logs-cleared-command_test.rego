package hasp.policies.process.logs_cleared_command_test

import data.hasp.policies.process.logs_cleared_command
import data.hasp.testing

found(subject) := violations if {
	violations := logs_cleared_command.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["logs-cleared-command"], changes)
	violations := logs_cleared_command.violations with input as subject
		with data.hasp.parameters["logs-cleared-command"] as parameters
}

test_finds_clearing[command] if {
	some command in [
		["rm", "-rf", "/var/log"],
		["rm", "-rf", "/var/log/*"],
		["truncate", "-s", "0", "/var/log/wtmp"],
		["shred", "-u", "/var/log/auth.log"],
		["unlink", "/var/log/btmp"],
		["wipe", "/var/log/lastlog"],
		["journalctl", "--rotate", "--vacuum-time=1s"],
		["sh", "-c", "cat /dev/null > /var/log/secure"],
		["sh", "-c", "> /var/log/messages"],
		["sh", "-c", ">/var/log/syslog"],
		["sh", "-c", "rm /var/log/audit/audit.log"],
		["sh", "-c", "shred /var/log/syslog"],
		["sh", "-c", "truncate -s0 /var/log/syslog"],
		["cp", "/dev/null", "/var/log/syslog"],
		["dd", "if=/dev/zero", "of=/var/log/syslog"],
	]
	count(found(testing.commanded(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		["rm", "/var/log/app/x.log.3"],
		["rm", "-rf", "/var/lib/x"],
		["journalctl", "-u", "x"],
		["cp", "/var/log/syslog", "/tmp"],
		["sh", "-c", "tail -f /var/log/syslog"],
	]
	count(found(testing.commanded(command))) == 0
}

test_leaves_what_is_ordinary if {
	command := testing.command("truncate -s 0 /var/log/syslog")
	found(testing.at_start(command)) == set()
	found(testing.by_cron(command)) == set()
	found(testing.with_ancestry(command, [testing.process(4, "/usr/bin/apt-get", ["apt-get"]), testing.web])) == set()
	found_with(command, {"allowedImages": ["docker.io/library/web"]}) == set()
	count(found_with(testing.command("rm /var/log/app"), {"logs": ["/log/app"]})) == 1
}

test_points_at_the_arguments if {
	testing.paths(found(testing.commanded(["rm", "-rf", "/var/log"]))) == {"/event/process/args"}
}
