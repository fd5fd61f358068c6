package hasp.policies.network.docker_api_contacted_test

import data.hasp.policies.network.docker_api_contacted
import data.hasp.testing

found(subject) := violations if {
	violations := docker_api_contacted.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["docker-api-contacted"], changes)
	violations := docker_api_contacted.violations with input as subject
		with data.hasp.parameters["docker-api-contacted"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"without TLS": testing.connects({"address": "10.1.0.4", "port": 2375}),
	}
	testing.paths(found(subject)) == {"/event/destination"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"in its own Pod": testing.connects({"address": "127.0.0.1", "port": 2375}),
		"another port": testing.connects({"address": "10.1.0.4", "port": 443}),
		"one that is a workload": testing.connects({"address": "10.1.0.4", "port": 2375, "workload": "ci/Deployment/dind"}),
		"in a build": testing.in_build(testing.connects({"address": "10.1.0.4", "port": 2376})),
		"the node": testing.on_node(testing.connects({"address": "10.1.0.4", "port": 2376})),
	}
	found(subject) == set()
}

test_allows_images if {
	found_with(testing.connects({"address": "10.1.0.4", "port": 2375}), {"allowedImages": ["docker.io/library/web"]}) == set()
	count(found_with(testing.connects({"address": "10.1.0.4", "port": 2375}), {"allowedImages": ["docker.io/library/we"]})) == 1
}
