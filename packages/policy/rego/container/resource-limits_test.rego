package hasp.policies.container.resource_limits_test

import data.hasp.policies.container.resource_limits
import data.hasp.testing

found(role, limits, required) := violations if {
	container := object.union(
		object.remove(testing.container({"role": role}), ["resources"]),
		{"resources": {"requests": {}, "limits": {name: testing.quantity(value, $"{value}") | some name, value in limits}}},
	)
	violations := resource_limits.violations with input as testing.workload([container])
		with data.hasp.settings.parameters["resource-limits"] as {"required": required}
}

test_finds_what_is_missing[why] if {
	some why, case in {
		"both": {"limits": {}, "messages": {"container web has no cpu limit", "container web has no memory limit"}},
		"memory": {"limits": {"cpu": 0.1}, "messages": {"container web has no memory limit"}},
		"cpu": {"limits": {"memory": 1}, "messages": {"container web has no cpu limit"}},
		"memory of 0": {"limits": {"cpu": 1, "memory": 0}, "messages": {"container web has no memory limit"}},
		"cpu below 0": {"limits": {"cpu": -1, "memory": 1}, "messages": {"container web has no cpu limit"}},
	}
	violations := found("init", case.limits, ["cpu", "memory"])
	{violation.message | some violation in violations} == case.messages
	testing.paths(violations) == {"/workload/containers/0/resources/limits"}
}

test_asks_only_for_what_is_required if {
	found("app", {"memory": 1}, ["memory"]) == set()
	found("app", {}, []) == set()
}

test_leaves_out_ephemeral_containers if {
	found("ephemeral", {}, ["cpu", "memory"]) == set()
}

test_allows_limits if {
	count(resource_limits.violations) == 0 with input as testing.running({})
		with data.hasp.settings.parameters["resource-limits"] as {"required": ["cpu", "memory"]}
}

# Issue 6, 8.
test_takes_the_limits_of_the_pod if {
	bare := object.union(object.remove(testing.container({}), ["resources"]), {"resources": {"requests": {}, "limits": {}}})
	pod := {"workload": {"pod": {"resources": {"requests": {}, "limits": {"memory": testing.quantity(1, "1")}}}}}
	violations := resource_limits.violations with input as object.union(testing.workload([bare]), pod)
		with data.hasp.settings.parameters["resource-limits"] as {"required": ["cpu", "memory"]}
	{violation.message | some violation in violations} == {"container web has no cpu limit"}
}
