package hasp.policies.container.interactive_container_test

import data.hasp.policies.container.interactive_container
import data.hasp.testing

found(subject) := result if {
	result := interactive_container.violations with input as subject
}

test_finds_each if {
	found(testing.deployed({"stdin": true, "tty": true})) == {
		{
			"message": "container web keeps its input open",
			"path": "/workload/containers/0/stdin",
			"observed": true,
			"expected": false,
		},
		{
			"message": "container web has a terminal",
			"path": "/workload/containers/0/tty",
			"observed": true,
			"expected": false,
		},
	}
	testing.paths(found(testing.running({"tty": true}))) == {"/container/tty"}
}

test_allows_others if {
	found(testing.deployed({"stdin": false, "tty": false})) == set()
	found(testing.running({})) == set()
}

# They are there to be typed into.
test_leaves_ephemeral_containers_alone if {
	found(testing.deployed({"role": "ephemeral", "stdin": true, "tty": true})) == set()
}
