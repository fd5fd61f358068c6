package hasp.policies.network.destination_not_allowed_test

import data.hasp.policies.network.destination_not_allowed
import data.hasp.testing

found(subject) := violations if {
	violations := destination_not_allowed.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["destination-not-allowed"], changes)
	violations := destination_not_allowed.violations with input as subject
		with data.hasp.parameters["destination-not-allowed"] as parameters
}

open(subject) := unknowns if {
	unknowns := destination_not_allowed.unknowns with input as subject
}

with_rules(subject) := found_with(subject, {"rules": [{"namespaces": ["shop"], "names": ["API.example.com", "*.pay.example"], "networks": ["198.51.100.0/24"]}]})

open_with_rules(subject) := unknowns if {
	unknowns := destination_not_allowed.unknowns with input as subject
		with data.hasp.parameters["destination-not-allowed"] as {"rules": [{"namespaces": ["shop"], "names": ["api.example.com"], "networks": ["198.51.100.0/24"]}]}
}

to(name) := testing.connects({"address": "203.0.113.5", "port": 443, "names": [name]})

nameless := testing.connects({"address": "203.0.113.5", "port": 443})

test_finds_another_name if {
	testing.paths(with_rules(to("evil.example"))) == {"/event/destination"}
	{violation.observed | some violation in with_rules(to("evil.example"))} == {"evil.example"}
	open_with_rules(to("evil.example")) == set()
	count(with_rules(testing.greets("evil.example"))) == 1
	count(with_rules(testing.with_event(testing.greets("evil.example"), {"destination": {"address": "10.0.0.5"}}))) == 1
}

test_allows[why] if {
	some why, subject in {
		"a name": to("api.example.com"),
		"a name below a domain": to("eu.pay.example"),
		"a network": testing.connects({"address": "198.51.100.7", "port": 443}),
		"another name in the network": testing.connects({"address": "198.51.100.7", "port": 443, "names": ["evil.example"]}),
		"the cluster": testing.connects({"address": "10.0.0.5", "port": 443}),
		"a workload without rules": testing.of_workload(to("evil.example"), {"namespace": "other"}),
		"what comes in": testing.with_event(to("evil.example"), {"direction": "in"}),
	}
	with_rules(subject) == set()
	open_with_rules(subject) == set()
}

test_cannot_tell_without_a_name if {
	with_rules(nameless) == set()
	open_with_rules(nameless) == {{"message": "by which name worker connected to 203.0.113.5:443 was not told", "path": "/event/destination"}}
}

test_finds_an_address_where_no_name_is_listed if {
	only_networks := {"rules": [{"networks": ["198.51.100.0/24"]}]}
	{violation.observed | some violation in found_with(nameless, only_networks)} == {"203.0.113.5:443"}
	found_with(testing.connects({"address": "198.51.100.7", "port": 443}), only_networks) == set()
	found_with(testing.connects({"address": "10.0.0.5", "port": 443}), only_networks) == set()
	{violation.observed | some violation in found_with(to("evil.example"), only_networks)} == {"evil.example"}
	unknowns := destination_not_allowed.unknowns with input as nameless
		with data.hasp.parameters["destination-not-allowed"] as only_networks
	unknowns == set()
}

test_finds_nothing_until_there_are_rules if {
	found(to("evil.example")) == set()
	open(nameless) == set()
}
