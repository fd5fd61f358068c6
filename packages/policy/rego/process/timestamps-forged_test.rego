package hasp.policies.process.timestamps_forged_test

import data.hasp.policies.process.timestamps_forged
import data.hasp.testing

found(subject) := violations if {
	violations := timestamps_forged.violations with input as subject
}

test_finds_forging[command] if {
	some command in [
		["touch", "-t", "202001010000", "/usr/bin/x"],
		["touch", "-d", "2020-01-01", "/bin/x"],
		["touch", "-acmr", "ref", "/etc/x"],
		["touch", "--date=2020", "/lib/x"],
		["touch", "--reference=x", "/sbin/x"],
		["touch", "--time=mtime", "/var/spool/cron/x"],
		["touch", "-t", "1", "/root/x"],
		["touch", "-t", "1", "/opt/x"],
		["touch", "-t", "1", "/lib64/x"],
		["touch", "-t", "1", "/boot/x"],
	]
	count(found(testing.commanded(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		["touch", "/etc/x"],
		["touch", "-t", "202001010000", "/tmp/x"],
		["touch", "-c", "/etc/x"],
	]
	count(found(testing.commanded(command))) == 0
}

test_leaves_what_is_ordinary if {
	command := testing.command("touch -d x /etc/x")
	found(testing.at_start(command)) == set()
	found(testing.with_ancestry(command, [testing.process(4, "/usr/bin/dpkg", ["dpkg"]), testing.web])) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.commanded(["touch", "-t", "202001010000", "/usr/bin/x"]))) == {"/event/process/args"}
}
