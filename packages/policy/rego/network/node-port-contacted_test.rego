package hasp.policies.network.node_port_contacted_test

import data.hasp.policies.network.node_port_contacted
import data.hasp.testing

found(subject) := violations if {
	violations := node_port_contacted.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"the first": testing.connects({"address": "10.1.0.4", "port": 30000, "entity": "node"}),
		"the last": testing.connects({"address": "10.1.0.4", "port": 32767, "entity": "node"}),
	}
	testing.paths(found(subject)) == {"/event/destination"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"below": testing.connects({"address": "10.1.0.4", "port": 29999, "entity": "node"}),
		"above": testing.connects({"address": "10.1.0.4", "port": 32768, "entity": "node"}),
		"a workload": testing.connects({"address": "10.1.0.4", "port": 30001, "entity": "cluster"}),
		"the node": testing.on_node(testing.connects({"address": "10.1.0.4", "port": 30001, "entity": "node"})),
	}
	found(subject) == set()
}
