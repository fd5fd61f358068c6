package hasp.policies.workload.runtime_class_not_allowed_test

import data.hasp.policies.workload.runtime_class_not_allowed
import data.hasp.testing

defaults := {"allowed": []}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := runtime_class_not_allowed.violations with input as subject
		with data.hasp.parameters["runtime-class-not-allowed"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

having(value) := testing.with_pod({"runtimeClass": value})

test_finds_others if {
	found_with(having("mine"), {"allowed": ["a", "b"]}) == {{
		"message": "Deployment shop has the runtime class mine, which is none of those allowed",
		"path": "/workload/pod/runtimeClass",
		"observed": "mine",
		"expected": ["a", "b"],
	}}
}

test_allows_what_is_allowed if {
	count(found_with(having("mine"), {"allowed": ["a"]})) == 1
	found_with(having("b"), {"allowed": ["a", "b"]}) == set()
	count(found_with(testing.deployed({}), {"allowed": ["a"]})) == 1
}

test_is_silent_until_it_is_set if {
	found(having("mine")) == set()
}
