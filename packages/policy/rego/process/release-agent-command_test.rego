package hasp.policies.process.release_agent_command_test

import data.hasp.policies.process.release_agent_command
import data.hasp.testing

found(subject) := violations if {
	violations := release_agent_command.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["release-agent-command"], changes)
	violations := release_agent_command.violations with input as subject
		with data.hasp.parameters["release-agent-command"] as parameters
}

test_finds_them[command] if {
	some command in [
		"echo /x/cmd > /tmp/cgrp/release_agent",
		"echo 1 > /tmp/cgrp/x/notify_on_release",
		"echo $host/cmd >> /sys/fs/cgroup/RELEASE_AGENT",
	]
	count(found(testing.script(command))) == 1
	testing.paths(found(testing.script(command))) == {"/event/process/args"}
}

test_leaves_others[command] if {
	some command in [
		"cat /tmp/cgrp/x/notify_on_release",
		"echo 1 > /tmp/x",
	]
	count(found(testing.script(command))) == 0
}

test_leaves_the_node_and_named_images if {
	found(testing.on_node(testing.script("echo x > /a/release_agent"))) == set()
	found(testing.on_node(testing.script("echo 1 > /a/notify_on_release"))) == set()
	found_with(testing.script("echo x > /a/release_agent"), {"allowedImages": ["docker.io/library/*"]}) == set()
	found_with(testing.script("echo 1 > /a/notify_on_release"), {"allowedImages": ["docker.io/library/*"]}) == set()
}
