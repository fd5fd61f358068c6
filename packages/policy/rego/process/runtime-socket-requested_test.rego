package hasp.policies.process.runtime_socket_requested_test

import data.hasp.policies.process.runtime_socket_requested
import data.hasp.testing

found(subject) := violations if {
	violations := runtime_socket_requested.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["runtime-socket-requested"], changes)
	violations := runtime_socket_requested.violations with input as subject
		with data.hasp.parameters["runtime-socket-requested"] as parameters
}

test_finds_them[command] if {
	some command in [
		"curl --unix-socket /var/run/docker.sock http://x/containers/json",
		"socat - UNIX-CONNECT:/run/containerd/containerd.sock",
		"nc -U /run/crio/crio.sock",
		"curl --unix-socket /run/podman/podman.sock http://x",
		"curl --unix-socket /run/cri-dockerd.sock http://x",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"curl --unix-socket /run/app.sock http://x",
		"curl https://example.com",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_entrypoints_builds_and_named_images if {
	command := testing.command("curl --unix-socket /var/run/docker.sock http://x/events")
	found(testing.at_start(command)) == set()
	found(testing.of_image(command, "cimg/base")) == set()
	found(testing.on_node(command)) == set()
	found_with(command, {"allowedImages": ["docker.io/library/*"]}) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("curl --unix-socket /var/run/docker.sock http://x/containers/json"))) == {"/event/process/args"}
}
