package hasp.policies.process.container_statistics_requested_test

import data.hasp.policies.process.container_statistics_requested
import data.hasp.testing

found(subject) := violations if {
	violations := container_statistics_requested.violations with input as subject
}

test_finds_it[command] if {
	some command in [
		"curl http://10.0.0.5:4194/metrics",
		"curl http://10.0.0.5:2375/info",
		"curl -k https://10.0.0.5:2376/info",
		"curl http://x/containers/json",
		"curl http://x/v1/containers",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"curl http://10.0.0.5:8080/",
		"curl --unix-socket /var/run/docker.sock http://x/containers/json",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_what_is_ordinary if {
	found(testing.at_start(testing.command("curl http://docker:2375/_ping"))) == set()
	found(testing.on_node(testing.command("curl http://docker:2375/_ping"))) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("curl http://10.0.0.5:4194/metrics"))) == {"/event/process/args"}
}
