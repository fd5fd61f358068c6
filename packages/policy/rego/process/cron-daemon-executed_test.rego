package hasp.policies.process.cron_daemon_executed_test

import data.hasp.policies.process.cron_daemon_executed
import data.hasp.testing

found(subject) := violations if {
	violations := cron_daemon_executed.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["cron-daemon-executed"], changes)
	violations := cron_daemon_executed.violations with input as subject
		with data.hasp.parameters["cron-daemon-executed"] as parameters
}

test_finds_it if {
	{one.message | some one in found(testing.command("crond -f"))} == {"crond -f was started in a container"}
}

test_leaves_the_node_and_named_images if {
	found(testing.on_node(testing.command("crond -f"))) == set()
	found_with(testing.command("crond -f"), {"allowedImages": ["docker.io/*/web"]}) == set()
}

test_points_at_the_process if {
	testing.paths(found(testing.command("crond -f"))) == {"/event/process"}
}
