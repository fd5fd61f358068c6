package hasp.policies.resource.disruption_budget_blocks_drain_test

import data.hasp.policies.resource.disruption_budget_blocks_drain
import data.hasp.testing

found(spec) := violations if {
	violations := disruption_budget_blocks_drain.violations with input as testing.with_spec("policy/v1", "PodDisruptionBudget", spec)
}

test_finds[value] if {
	some value in [0, "0", "0%"]
	found({"maxUnavailable": value}) == {{
		"message": $"PodDisruptionBudget web allows no disruption: maxUnavailable is {value}",
		"path": "/object/spec/maxUnavailable",
		"observed": value,
	}}
	found({"minAvailable": value}) == set()
}

test_finds_all_that_must_be_there if {
	testing.paths(found({"minAvailable": "100%"})) == {"/object/spec/minAvailable"}
}

test_leaves_the_others_alone if {
	found({"maxUnavailable": 1}) == set()
	found({"minAvailable": 1, "maxUnavailable": "100%"}) == set()
}
