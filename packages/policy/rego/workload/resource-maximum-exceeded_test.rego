package hasp.policies.workload.resource_maximum_exceeded_test

import data.hasp.policies.workload.resource_maximum_exceeded
import data.hasp.testing

defaults := {"maximum": {"cpu": 64, "memory": 549755813888}}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := resource_maximum_exceeded.violations with input as subject
		with data.hasp.parameters["resource-maximum-exceeded"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

with_cpu(list, value) := testing.deployed({"resources": {list: {"cpu": testing.quantity(value, $"{value}")}}})

test_finds_limits_and_requests if {
	found(with_cpu("limits", 65)) == {{
		"message": "container web has a limit of 65 cpu, more than 64",
		"path": "/workload/containers/0/resources/limits/cpu",
		"observed": "65",
		"expected": 64,
	}}
	{violation.message | some violation in found(with_cpu("requests", 64.5))} == {"container web has a request of 64.5 cpu, more than 64"}
}

test_allows_up_to_the_maximum if {
	found(with_cpu("limits", 64)) == set()
	found(with_cpu("requests", 64)) == set()
	found_with(with_cpu("limits", 999), {"maximum": {"memory": 134217728}}) == set()
	count(found_with(with_cpu("limits", 999), {"maximum": {"memory": 134217727}})) == 1
	found_with(with_cpu("limits", 999), {"maximum": {}}) == set()
}
