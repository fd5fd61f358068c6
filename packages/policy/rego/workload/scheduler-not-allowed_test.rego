package hasp.policies.workload.scheduler_not_allowed_test

import data.hasp.policies.workload.scheduler_not_allowed
import data.hasp.testing

defaults := {"allowed": ["default-scheduler"]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := scheduler_not_allowed.violations with input as subject
		with data.hasp.parameters["scheduler-not-allowed"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

having(value) := testing.with_pod({"schedulerName": value})

test_finds_others if {
	found_with(having("mine"), {"allowed": ["a", "b"]}) == {{
		"message": "Deployment shop has the scheduler mine, which is none of those allowed",
		"path": "/workload/pod/schedulerName",
		"observed": "mine",
		"expected": ["a", "b"],
	}}
}

test_allows_what_is_allowed if {
	count(found_with(having("mine"), {"allowed": ["a"]})) == 1
	found_with(having("b"), {"allowed": ["a", "b"]}) == set()
	found_with(testing.deployed({}), {"allowed": ["a"]}) == set()
}

test_knows_the_default if {
	found(having("default-scheduler")) == set()
	found(testing.deployed({})) == set()
	count(found(having("mine"))) == 1
}
