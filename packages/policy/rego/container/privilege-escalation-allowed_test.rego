package hasp.policies.container.privilege_escalation_allowed_test

import data.hasp.policies.container.privilege_escalation_allowed
import data.hasp.testing

defaults := {"requireSet": false}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := privilege_escalation_allowed.violations with input as subject
		with data.hasp.parameters["privilege-escalation-allowed"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

allowing(value) := testing.deployed({"effective": {"allowPrivilegeEscalation": value}})

test_finds_what_is_said if {
	found(allowing(true)) == {{
		"message": "container web lets its programs raise their privileges",
		"path": "/workload/containers/0/effective/allowPrivilegeEscalation",
		"observed": true,
		"expected": false,
	}}
	testing.paths(found(testing.running({"effective": {"allowPrivilegeEscalation": true}}))) == {
		"/container/effective/allowPrivilegeEscalation",
	}
}

test_allows_what_forbids_it if {
	found(allowing(false)) == set()
	found_with(allowing(false), {"requireSet": true}) == set()
}

test_asks_of_silence_only_where_set if {
	found(testing.deployed({})) == set()
	found_with(testing.deployed({}), {"requireSet": true}) == {{
		"message": "container web does not forbid its programs to raise their privileges",
		"path": "/workload/containers/0/effective",
		"observed": null,
		"expected": false,
	}}
	count(found_with(testing.running({}), {"requireSet": true})) == 1
}

test_says_it_once if {
	count(found_with(allowing(true), {"requireSet": true})) == 1
}

test_asks_nothing_of_windows_that_is_silent if {
	found_with(testing.with_pod({"os": "windows"}), {"requireSet": true}) == set()
}
