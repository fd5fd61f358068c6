package hasp.policies.workload.memory_request_below_limit_test

import data.hasp.policies.workload.memory_request_below_limit
import data.hasp.testing

defaults := {"resources": ["memory"]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := memory_request_below_limit.violations with input as subject
		with data.hasp.parameters["memory-request-below-limit"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

with_requests(requests) := testing.deployed({"resources": {"requests": requests}})

test_finds_less if {
	found(with_requests({"memory": testing.quantity(1, "1")})) == {{
		"message": "container web asks for 1 of memory and may use 128Mi",
		"path": "/workload/containers/0/resources/requests/memory",
		"observed": "1",
		"expected": "128Mi",
	}}
}

test_allows_as_much_and_silence if {
	found(with_requests({"memory": testing.quantity(134217728, "128Mi")})) == set()
	found(with_requests({"cpu": testing.quantity(0.1, "100m")})) == set()
	found(testing.deployed({})) == set()
	count(found_with(with_requests({"cpu": testing.quantity(0.1, "100m")}), {"resources": ["cpu"]})) == 1
}
