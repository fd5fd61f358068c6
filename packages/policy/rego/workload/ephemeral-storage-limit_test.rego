package hasp.policies.workload.ephemeral_storage_limit_test

import data.hasp.policies.workload.ephemeral_storage_limit
import data.hasp.testing

defaults := {"maximum": 0}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := ephemeral_storage_limit.violations with input as subject
		with data.hasp.parameters["ephemeral-storage-limit"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

stored(value) := testing.deployed({"resources": {"limits": {"ephemeral-storage": testing.quantity(value, $"{value}")}}})

test_finds_what_has_none if {
	found(testing.deployed({})) == {{
		"message": "container web has no limit of local storage",
		"path": "/workload/containers/0/resources/limits",
		"observed": {"cpu": "500m", "memory": "128Mi"},
	}}
	count(found(stored(0))) == 1
}

test_allows_a_limit if {
	found(stored(1)) == set()
	found(testing.deployed({"role": "ephemeral"})) == set()
}

test_holds_it_below_a_maximum_where_set if {
	found_with(stored(11), {"maximum": 10}) == {{
		"message": "container web has a limit of 11 of local storage, more than 10 bytes",
		"path": "/workload/containers/0/resources/limits/ephemeral-storage",
		"observed": "11",
		"expected": 10,
	}}
	found_with(stored(10), {"maximum": 10}) == set()
	count(found_with(stored(2), {"maximum": 1})) == 1
	found_with(stored(999), {"maximum": 0}) == set()
}
