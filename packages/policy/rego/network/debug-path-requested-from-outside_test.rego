package hasp.policies.network.debug_path_requested_from_outside_test

import data.hasp.policies.network.debug_path_requested_from_outside
import data.hasp.testing

found(subject) := violations if {
	violations := debug_path_requested_from_outside.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"one": testing.from_outside(testing.request({"path": "/actuator/env", "pathSegments": ["actuator", "env"]})),
		"in other letters": testing.from_outside(testing.request({"path": "/Actuator", "pathSegments": ["Actuator"]})),
	}
	testing.paths(found(subject)) == {"/request/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"from within": testing.request({"path": "/metrics", "pathSegments": ["metrics"]}),
		"another path": testing.from_outside(testing.request({})),
		"one that begins so": testing.from_outside(testing.request({"path": "/metricsx", "pathSegments": ["metricsx"]})),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.from_outside(testing.request({"path": "/metrics", "pathSegments": ["metrics"]})))}
	messages == {"203.0.113.5 asked for GET /metrics"}
}
