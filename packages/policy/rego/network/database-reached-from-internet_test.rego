package hasp.policies.network.database_reached_from_internet_test

import data.hasp.policies.network.database_reached_from_internet
import data.hasp.testing

found(subject) := violations if {
	violations := database_reached_from_internet.violations with input as subject
}

test_leaves_alone[why] if {
	some why, subject in {
		"within": testing.accepts({"address": "10.0.0.5", "port": 40000}, 5432),
		"a website": testing.accepts({"address": "203.0.113.5", "port": 40000}, 443),
		"the node": testing.on_node(testing.accepts({"address": "203.0.113.5", "port": 40000}, 5432)),
		"what was refused": testing.with_event(testing.accepts({"address": "203.0.113.5", "port": 40000}, 5432), {"result": {"ok": false}}),
		"a client that has the port": testing.accepts({"address": "203.0.113.5", "port": 5432}, 443),
	}
	found(subject) == set()
}

test_finds_someone_outside if {
	violations := found(testing.accepts({"address": "203.0.113.5", "port": 40000}, 5432))
	testing.paths(violations) == {"/event/source"}
	{violation.message | some violation in violations} == {"203.0.113.5:40000 of the internet reached port 5432"}
}
