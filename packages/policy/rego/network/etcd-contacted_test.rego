package hasp.policies.network.etcd_contacted_test

import data.hasp.policies.network.etcd_contacted
import data.hasp.testing

found(subject) := violations if {
	violations := etcd_contacted.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["etcd-contacted"], changes)
	violations := etcd_contacted.violations with input as subject
		with data.hasp.parameters["etcd-contacted"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"the node's": testing.connects({"address": "10.1.0.4", "port": 2379}),
	}
	testing.paths(found(subject)) == {"/event/destination"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"another port": testing.connects({"address": "10.1.0.4", "port": 443}),
		"an application's own": testing.connects({"address": "10.1.0.4", "port": 2379, "workload": "a/StatefulSet/etcd"}),
		"its own container's": testing.connects({"address": "127.0.0.1", "port": 2379}),
		"the internet": testing.connects({"address": "203.0.113.5", "port": 2379}),
		"the node": testing.on_node(testing.connects({"address": "10.1.0.4", "port": 2379})),
		"Patroni": testing.of_image(testing.connects({"address": "10.1.0.4", "port": 2379}), "zalando/spilo-15"),
	}
	found(subject) == set()
}

test_allows_images if {
	found_with(testing.connects({"address": "10.1.0.4", "port": 2379}), {"allowedImages": ["docker.io/library/web"]}) == set()
	count(found_with(testing.connects({"address": "10.1.0.4", "port": 2379}), {"allowedImages": ["docker.io/library/we"]})) == 1
}
