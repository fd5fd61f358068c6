package hasp.policies.workload.too_many_containers_test

import data.hasp.policies.workload.too_many_containers
import data.hasp.testing

defaults := {"maximum": 10}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := too_many_containers.violations with input as subject
		with data.hasp.parameters["too-many-containers"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

of(number, role) := testing.workload([testing.container({"role": role}) | some _ in numbers.range(1, number)])

test_finds_many if {
	found(of(11, "app")) == {{
		"message": "Deployment shop has 11 containers, more than 10",
		"path": "/workload/containers",
		"observed": 11,
		"expected": 10,
	}}
}

test_allows_few if {
	found(of(10, "init")) == set()
	found(of(11, "ephemeral")) == set()
	count(found_with(of(2, "app"), {"maximum": 1})) == 1
}
