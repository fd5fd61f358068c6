package hasp.policies.network.interpreter_accepted_connection_test

import data.hasp.policies.network.interpreter_accepted_connection
import data.hasp.testing

found(subject) := violations if {
	violations := interpreter_accepted_connection.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["interpreter-accepted-connection"], changes)
	violations := interpreter_accepted_connection.violations with input as subject
		with data.hasp.parameters["interpreter-accepted-connection"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"one": testing.by(testing.accepts({"address": "10.0.0.9", "port": 40000}, 4444), "/usr/bin/perl"),
	}
	testing.paths(found(subject)) == {"/event/source"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"another program": testing.by(testing.accepts({"address": "10.0.0.9", "port": 40000}, 4444), "/web"),
		"the node": testing.on_node(testing.by(testing.accepts({"address": "10.0.0.9", "port": 40000}, 4444), "/usr/bin/perl")),
		"in a build": testing.in_build(testing.by(testing.accepts({"address": "10.0.0.9", "port": 40000}, 4444), "/usr/bin/perl")),
		"itself": testing.by(testing.accepts({"address": "127.0.0.1", "port": 40000}, 4444), "/usr/bin/perl"),
	}
	found(subject) == set()
}

test_allows_images if {
	found_with(testing.by(testing.accepts({"address": "10.0.0.9", "port": 40000}, 4444), "/usr/bin/perl"), {"allowedImages": ["docker.io/library/web"]}) == set()
	count(found_with(testing.by(testing.accepts({"address": "10.0.0.9", "port": 40000}, 4444), "/usr/bin/perl"), {"allowedImages": ["docker.io/library/we"]})) == 1
}
