package hasp.policies.workload.too_many_replicas_test

import data.hasp.policies.workload.too_many_replicas
import data.hasp.testing

defaults := {"maximum": 100}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := too_many_replicas.violations with input as subject
		with data.hasp.parameters["too-many-replicas"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

test_finds_too_many if {
	found(object.union(testing.deployed({}), {"workload": {"replicas": 101}})) == {{
		"message": "Deployment shop asks for 101 replicas, more than 100",
		"path": "/workload/replicas",
		"observed": 101,
		"expected": 100,
	}}
}

test_allows_others if {
	found(object.union(testing.deployed({}), {"workload": {"replicas": 100}})) == set()
	found(testing.deployed({})) == set()
}
