package hasp.policies.process.security_control_disabled_test

import data.hasp.policies.process.security_control_disabled
import data.hasp.testing

found(subject) := violations if {
	violations := security_control_disabled.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["security-control-disabled"], changes)
	violations := security_control_disabled.violations with input as subject
		with data.hasp.parameters["security-control-disabled"] as parameters
}

test_finds_it[command] if {
	some command in [
		"setenforce 0",
		"setenforce Permissive",
		"auditctl -e 0",
		"auditctl -e0",
		"auditctl -D",
		"aa-teardown",
		"aa-disable /usr/bin/x",
		"aa-complain x",
		"apparmor_parser -R x",
		"systemctl stop falco",
		"systemctl disable auditd",
		"systemctl mask auditd",
		"systemctl kill auditd",
		"service auditd stop",
		"chkconfig auditd off",
		"update-rc.d auditd remove",
		"rc-service auditd stop",
		"pkill -9 falco",
		"killall tetragon",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"setenforce 1",
		"auditctl -e 1",
		"auditctl -l",
		"apparmor_parser -r x",
		"systemctl status falco",
		"systemctl stop nginx",
		"pkill nginx",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_builds_and_asks_for_named_agents if {
	found(testing.of_image(testing.command("setenforce 0"), "cimg/base")) == set()
	count(found_with(testing.command("pkill guard"), {"agents": ["guard"]})) == 1
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("setenforce 0"))) == {"/event/process/args"}
}
