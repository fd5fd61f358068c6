package hasp.policies.network.internet_connection_of_internal_workload_test

import data.hasp.policies.network.internet_connection_of_internal_workload
import data.hasp.testing

found(subject) := violations if {
	violations := internet_connection_of_internal_workload.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"by its workload's label": testing.of_workload(testing.connects({"address": "203.0.113.5", "port": 443}), {"labels": {"egress": "internal"}}),
		"by its namespace's": testing.in_context(testing.connects({"address": "203.0.113.5", "port": 443}), {"namespace": {"labels": {"network-zone": "restricted"}}}),
	}
	testing.paths(found(subject)) == {"/event/destination"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"without the label": testing.connects({"address": "203.0.113.5", "port": 443}),
		"another value": testing.of_workload(testing.connects({"address": "203.0.113.5", "port": 443}), {"labels": {"egress": "any"}}),
		"within": testing.of_workload(testing.connects({"address": "10.0.0.5", "port": 443}), {"labels": {"egress": "none"}}),
		"what comes in": testing.with_event(testing.of_workload(testing.connects({"address": "203.0.113.5", "port": 443}), {"labels": {"egress": "none"}}), {"direction": "in"}),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.of_workload(testing.connects({"address": "203.0.113.5", "port": 443}), {"labels": {"egress": "internal"}}))}
	messages == {"worker of an internal workload connected to 203.0.113.5:443"}
}
