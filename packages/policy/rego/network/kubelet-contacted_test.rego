package hasp.policies.network.kubelet_contacted_test

import data.hasp.policies.network.kubelet_contacted
import data.hasp.testing

found(subject) := violations if {
	violations := kubelet_contacted.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["kubelet-contacted"], changes)
	violations := kubelet_contacted.violations with input as subject
		with data.hasp.parameters["kubelet-contacted"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"a node": testing.connects({"address": "10.1.0.4", "port": 10250}),
		"without authentication": testing.connects({"address": "10.1.0.4", "port": 10255, "entity": "node"}),
	}
	testing.paths(found(subject)) == {"/event/destination"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"another port": testing.connects({"address": "10.1.0.4", "port": 443}),
		"a workload at that port": testing.connects({"address": "10.1.0.4", "port": 10250, "workload": "a/b/c"}),
		"the internet": testing.connects({"address": "203.0.113.5", "port": 10250}),
		"the node": testing.on_node(testing.connects({"address": "10.1.0.4", "port": 10250})),
		"a collector": testing.of_image(testing.connects({"address": "10.1.0.4", "port": 10250}), "prom/prometheus"),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.connects({"address": "10.1.0.4", "port": 10250}))}
	messages == {"worker connected to the kubelet at 10.1.0.4:10250"}
}

test_allows_images if {
	found_with(testing.connects({"address": "10.1.0.4", "port": 10250}), {"allowedImages": ["docker.io/library/web"]}) == set()
	count(found_with(testing.connects({"address": "10.1.0.4", "port": 10250}), {"allowedImages": ["docker.io/library/we"]})) == 1
}
