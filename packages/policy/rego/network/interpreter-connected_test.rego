package hasp.policies.network.interpreter_connected_test

import data.hasp.policies.network.interpreter_connected
import data.hasp.testing

found(subject) := violations if {
	violations := interpreter_connected.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["interpreter-connected"], changes)
	violations := interpreter_connected.violations with input as subject
		with data.hasp.parameters["interpreter-connected"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"one": testing.by(testing.connects({"address": "203.0.113.5", "port": 443}), "/usr/bin/python3"),
	}
	testing.paths(found(subject)) == {"/event/destination"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"another program": testing.by(testing.connects({"address": "203.0.113.5", "port": 443}), "/web"),
		"the node": testing.on_node(testing.by(testing.connects({"address": "203.0.113.5", "port": 443}), "/usr/bin/python3")),
		"in a build": testing.in_build(testing.by(testing.connects({"address": "203.0.113.5", "port": 443}), "/usr/bin/python3")),
		"itself": testing.by(testing.connects({"address": "127.0.0.1", "port": 443}), "/usr/bin/python3"),
	}
	found(subject) == set()
}

test_allows_images if {
	found_with(testing.by(testing.connects({"address": "203.0.113.5", "port": 443}), "/usr/bin/python3"), {"allowedImages": ["docker.io/library/web"]}) == set()
	count(found_with(testing.by(testing.connects({"address": "203.0.113.5", "port": 443}), "/usr/bin/python3"), {"allowedImages": ["docker.io/library/we"]})) == 1
}
