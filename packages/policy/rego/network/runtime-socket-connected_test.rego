package hasp.policies.network.runtime_socket_connected_test

import data.hasp.policies.network.runtime_socket_connected
import data.hasp.testing

found(subject) := violations if {
	violations := runtime_socket_connected.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["runtime-socket-connected"], changes)
	violations := runtime_socket_connected.violations with input as subject
		with data.hasp.parameters["runtime-socket-connected"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"Docker's": testing.with_event(testing.connects({"address": "/var/run/docker.sock"}), {"protocol": "unix"}),
	}
	testing.paths(found(subject)) == {"/event/destination"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"another": testing.with_event(testing.connects({"address": "/run/app.sock"}), {"protocol": "unix"}),
		"the node": testing.on_node(testing.connects({"address": "/run/docker.sock"})),
		"in a build": testing.in_build(testing.connects({"address": "/run/docker.sock"})),
		"a proxy": testing.of_image(testing.connects({"address": "/run/docker.sock"}), "library/traefik"),
	}
	found(subject) == set()
}

test_allows_images if {
	found_with(testing.connects({"address": "/run/docker.sock"}), {"allowedImages": ["docker.io/library/web"]}) == set()
	count(found_with(testing.connects({"address": "/run/docker.sock"}), {"allowedImages": ["docker.io/library/we"]})) == 1
}
