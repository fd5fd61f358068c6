package hasp.policies.network.inbound_source_not_allowed_test

import data.hasp.policies.network.inbound_source_not_allowed
import data.hasp.testing

found(subject) := violations if {
	violations := inbound_source_not_allowed.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["inbound-source-not-allowed"], changes)
	violations := inbound_source_not_allowed.violations with input as subject
		with data.hasp.parameters["inbound-source-not-allowed"] as parameters
}

with_rules(subject) := found_with(subject, {"rules": [
	{"labels": {"app": "web"}, "sources": ["10.0.0.0/24"]},
	{"namespaces": ["shop"], "sources": ["10.9.0.0/24"]},
	{"labels": {"app": "db"}, "sources": ["10.1.0.0/24"]},
]})

test_finds_another_source if {
	testing.paths(with_rules(testing.accepts({"address": "10.1.0.9", "port": 40000}, 80))) == {"/event/source"}
	{violation.message | some violation in with_rules(testing.accepts({"address": "10.1.0.9", "port": 40000}, 80))} == {"10.1.0.9:40000 connected to port 80"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"a listed one": testing.accepts({"address": "10.0.0.9", "port": 40000}, 80),
		"one of another rule": testing.accepts({"address": "10.9.0.9", "port": 40000}, 80),
		"a workload without a rule": testing.of_workload(testing.accepts({"address": "10.1.0.9", "port": 40000}, 80), {"namespace": "x", "labels": {"app": "y"}}),
		"another workload": testing.of_workload(testing.accepts({"address": "10.1.0.9", "port": 40000}, 80), {"namespace": "x", "labels": {"app": "db"}}),
	}
	with_rules(subject) == set()
}

test_finds_nothing_until_sources_are_listed if found(testing.accepts({"address": "10.1.0.9", "port": 40000}, 80)) == set()
