package hasp.policies.workload.priority_class_not_allowed_test

import data.hasp.policies.workload.priority_class_not_allowed
import data.hasp.testing

defaults := {"allowed": []}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := priority_class_not_allowed.violations with input as subject
		with data.hasp.parameters["priority-class-not-allowed"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

having(value) := testing.with_pod({"priorityClass": value})

test_finds_others if {
	found_with(having("mine"), {"allowed": ["a", "b"]}) == {{
		"message": "Deployment shop has the priority class mine, which is none of those allowed",
		"path": "/workload/pod/priorityClass",
		"observed": "mine",
		"expected": ["a", "b"],
	}}
}

test_allows_what_is_allowed if {
	count(found_with(having("mine"), {"allowed": ["a"]})) == 1
	found_with(having("b"), {"allowed": ["a", "b"]}) == set()
	found_with(testing.deployed({}), {"allowed": ["a"]}) == set()
}

test_is_silent_until_it_is_set if {
	found(having("mine")) == set()
}
