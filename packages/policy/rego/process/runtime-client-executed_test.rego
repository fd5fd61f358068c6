package hasp.policies.process.runtime_client_executed_test

import data.hasp.policies.process.runtime_client_executed
import data.hasp.testing

found(subject) := violations if {
	violations := runtime_client_executed.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["runtime-client-executed"], changes)
	violations := runtime_client_executed.violations with input as subject
		with data.hasp.parameters["runtime-client-executed"] as parameters
}

test_finds_them[command] if {
	some command in [
		"docker run --privileged -v /:/host alpine",
		"ctr containers ls",
		"crictl ps",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_builds[command] if {
	some command in [
		"docker build .",
	]
	count(found(testing.of_image(testing.command(command), "cimg/base"))) == 0
}

test_leaves_what_the_container_is_for[command] if {
	some command in [
		"docker system prune -f",
	]
	count(found(testing.at_start(testing.command(command)))) == 0
}

test_leaves_the_node_and_named_images if {
	found(testing.on_node(testing.command("docker ps"))) == set()
	found_with(testing.command("docker ps"), {"allowedImages": ["docker.io/library/web:1.4"]}) == set()
}

test_points_at_the_process if {
	testing.paths(found(testing.command("docker run --privileged -v /:/host alpine"))) == {"/event/process"}
}
