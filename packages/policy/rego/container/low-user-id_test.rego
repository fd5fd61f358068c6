package hasp.policies.container.low_user_id_test

import data.hasp.policies.container.low_user_id
import data.hasp.testing

defaults := {"minimum": 1000}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := low_user_id.violations with input as subject
		with data.hasp.parameters["low-user-id"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

as_user(uid) := {"effective": {"user": {"uid": uid}}}

test_finds_small_ids if {
	found(testing.deployed(as_user(999))) == {{
		"message": "container web runs as user 999, below 1000",
		"path": "/workload/containers/0/effective/user/uid",
		"observed": 999,
		"expected": 1000,
	}}
	testing.paths(found(testing.running(as_user(1)))) == {"/container/effective/user/uid"}
}

test_allows_others if {
	found(testing.deployed(as_user(1000))) == set()
	found(testing.deployed(as_user(0))) == set()
	found(testing.deployed({})) == set()
	count(found_with(testing.deployed(as_user(1000)), {"minimum": 10000})) == 1
}
