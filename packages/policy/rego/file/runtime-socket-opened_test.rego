package hasp.policies.file.runtime_socket_opened_test

import data.hasp.policies.file.runtime_socket_opened
import data.hasp.testing

found(subject) := violations if {
	violations := runtime_socket_opened.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["runtime-socket-opened"], changes)
	violations := runtime_socket_opened.violations with input as subject
		with data.hasp.parameters["runtime-socket-opened"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"of Docker": testing.access("open", "/var/run/docker.sock", {"modes": ["write"]}),
		"of containerd": testing.reads("/run/containerd/containerd.sock"),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"below its name": testing.reads("/srv/docker.sock/x"),
		"another": testing.reads("/run/app.sock"),
		"the node": testing.on_node(testing.reads("/run/docker.sock")),
		"in a build": testing.in_build(testing.reads("/run/docker.sock")),
		"a proxy": testing.of_image(testing.reads("/run/docker.sock"), "library/traefik"),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.reads("/run/docker.sock"))}
	messages == {"cat opened /run/docker.sock"}
}

test_allows_images if {
	found_with(testing.reads("/run/docker.sock"), {"allowedImages": ["docker.io/library/web"]}) == set()
	count(found_with(testing.reads("/run/docker.sock"), {"allowedImages": ["docker.io/library/we"]})) == 1
}
