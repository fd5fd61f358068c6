package hasp.policies.network.connection_outside_local_subnets_test

import data.hasp.policies.network.connection_outside_local_subnets
import data.hasp.testing

found(subject) := violations if {
	violations := connection_outside_local_subnets.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["connection-outside-local-subnets"], changes)
	violations := connection_outside_local_subnets.violations with input as subject
		with data.hasp.parameters["connection-outside-local-subnets"] as parameters
}

of_shop(subject) := found_with(subject, {"namespaces": ["sh*"]})

test_finds_what_leaves_and_what_comes if {
	testing.paths(of_shop(testing.connects({"address": "203.0.113.5", "port": 443}))) == {"/event/destination"}
	testing.paths(of_shop(testing.accepts({"address": "203.0.113.5", "port": 40000}, 80))) == {"/event/source"}
	messages := {violation.message | some violation in of_shop(testing.connects({"address": "203.0.113.5", "port": 443}))}
	messages == {"worker of namespace shop has a connection with 203.0.113.5:443"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"within": testing.connects({"address": "10.0.0.5", "port": 443}),
		"a local socket": testing.connects({"address": "/run/x"}),
		"another namespace": testing.of_workload(testing.connects({"address": "203.0.113.5", "port": 443}), {"namespace": "front"}),
	}
	of_shop(subject) == set()
}

test_finds_nothing_until_namespaces_are_named if found(testing.connects({"address": "203.0.113.5", "port": 443})) == set()
