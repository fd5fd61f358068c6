package hasp.policies.network.miner_port_contacted_test

import data.hasp.policies.network.miner_port_contacted
import data.hasp.testing

found(subject) := violations if {
	violations := miner_port_contacted.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"a port": testing.connects({"address": "203.0.113.5", "port": 3333}),
	}
	testing.paths(found(subject)) == {"/event/destination"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"within": testing.connects({"address": "10.0.0.5", "port": 3333}),
		"another port": testing.connects({"address": "203.0.113.5", "port": 443}),
		"the node": testing.on_node(testing.connects({"address": "203.0.113.5", "port": 3333})),
	}
	found(subject) == set()
}
