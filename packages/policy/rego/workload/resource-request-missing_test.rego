package hasp.policies.workload.resource_request_missing_test

import data.hasp.policies.workload.resource_request_missing
import data.hasp.testing

defaults := {"required": ["cpu", "memory"]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := resource_request_missing.violations with input as subject
		with data.hasp.parameters["resource-request-missing"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

with_resources(requests, limits) := testing.workload([object.union(
	object.remove(testing.container({}), ["resources"]),
	{"resources": {"requests": {name: testing.quantity(1, "1") | some name in requests}, "limits": {name: testing.quantity(1, "1") | some name in limits}}},
)])

test_finds_what_is_missing if {
	found(with_resources(["memory"], [])) == {{
		"message": "container web asks for no cpu",
		"path": "/workload/containers/0/resources/requests",
		"observed": {"memory": "1"},
	}}
	count(found(with_resources([], []))) == 2
}

test_takes_limits_for_requests if {
	found(with_resources(["cpu"], ["memory"])) == set()
	found(with_resources([], ["cpu", "memory"])) == set()
	found(with_resources(["cpu", "memory"], [])) == set()
}

test_takes_those_of_the_pod[list] if {
	some list in ["requests", "limits"]
	pod := {"resources": object.union({"requests": {}, "limits": {}}, {list: {"cpu": testing.quantity(1, "1")}})}
	{violation.message | some violation in found(object.union(with_resources([], []), {"workload": {"pod": pod}}))} == {
		"container web asks for no memory",
	}
}

test_asks_only_for_what_is_required if {
	found_with(with_resources([], []), {"required": []}) == set()
	count(found_with(with_resources([], []), {"required": ["memory"]})) == 1
	found(object.union(with_resources([], []), {"workload": {"containers": [testing.container({"role": "ephemeral"})]}})) == set()
}
