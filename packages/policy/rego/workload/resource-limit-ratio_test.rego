package hasp.policies.workload.resource_limit_ratio_test

import data.hasp.policies.workload.resource_limit_ratio
import data.hasp.testing

defaults := {"maximum": {"cpu": 20, "memory": 4}}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := resource_limit_ratio.violations with input as subject
		with data.hasp.parameters["resource-limit-ratio"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

with_memory(request, limit) := testing.deployed({"resources": {
	"requests": {"memory": testing.quantity(request, $"{request}")},
	"limits": {"memory": testing.quantity(limit, $"{limit}")},
}})

test_finds_what_is_far_apart if {
	found(with_memory(100, 401)) == {{
		"message": "container web has a memory limit of 401 over a request of 100, more than 4 times as much",
		"path": "/workload/containers/0/resources/limits/memory",
		"observed": "401",
		"expected": 4,
	}}
	count(found(with_memory(0, 1))) == 1
}

test_allows_what_is_near if {
	found(with_memory(100, 400)) == set()
	found(testing.deployed({})) == set()
	found(testing.deployed({"resources": {"requests": {"nvidia.com/gpu": testing.quantity(1, "1")}, "limits": {"nvidia.com/gpu": testing.quantity(99, "99")}}})) == set()
	found_with(with_memory(100, 999), {"maximum": {}}) == set()
}
