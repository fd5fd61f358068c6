package hasp.policies.workload.ephemeral_container_present_test

import data.hasp.policies.workload.ephemeral_container_present
import data.hasp.testing

defaults := {"allowedImages": []}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := ephemeral_container_present.violations with input as subject
		with data.hasp.parameters["ephemeral-container-present"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

test_finds_it if {
	found(testing.workload([testing.container({}), testing.container({"name": "debugger", "role": "ephemeral"})])) == {{
		"message": "Deployment shop has the ephemeral container debugger of the image docker.io/library/web:1.4",
		"path": "/workload/containers/1",
		"observed": "debugger",
	}}
}

test_allows_others if {
	found(testing.deployed({})) == set()
	found_with(testing.deployed({"role": "ephemeral"}), {"allowedImages": ["docker.io/library/web:1.4"]}) == set()
	count(found_with(testing.deployed({"role": "ephemeral"}), {"allowedImages": ["docker.io/library/web:1"]})) == 1
}
