package hasp.policies.process.kubelet_requested_test

import data.hasp.policies.process.kubelet_requested
import data.hasp.testing

found(subject) := violations if {
	violations := kubelet_requested.violations with input as subject
}

test_finds_it[command] if {
	some command in [
		"curl -k https://10.0.0.5:10250/pods",
		"curl http://10.0.0.5:10255/metrics",
		"wget http://10.0.0.5:10248/healthz",
		"curl http://heapster.kube-system/metrics",
		"curl -k https://node/runningpods/",
		"curl -k https://node/stats/summary",
		"curl -k https://x/api/v1/nodes/n/proxy",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"curl http://localhost:10248/healthz",
		"curl http://127.0.0.1:10255/metrics",
		"curl https://example.com:1025",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_builds_and_the_node if {
	found(testing.of_image(testing.command("curl https://x:10250/"), "cimg/base")) == set()
	found(testing.on_node(testing.command("curl https://x:10250/"))) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("curl -k https://10.0.0.5:10250/pods"))) == {"/event/process/args"}
}
