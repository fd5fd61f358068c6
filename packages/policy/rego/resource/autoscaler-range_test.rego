package hasp.policies.resource.autoscaler_range_test

import data.hasp.policies.resource.autoscaler_range
import data.hasp.testing

found(spec) := violations if {
	violations := autoscaler_range.violations with input as testing.with_spec("autoscaling/v2", "HorizontalPodAutoscaler", spec)
		with data.hasp.parameters["autoscaler-range"] as {"least": 2, "most": 10}
}

test_finds_ranges[why] if {
	some why, range in {
		"too low": [1, 5],
		"too high": [2, 11],
		"without a spread": [3, 3],
		"turned round": [5, 3],
	}
	found({"minReplicas": range[0], "maxReplicas": range[1]}) == {{
		"message": $"HorizontalPodAutoscaler web scales from {range[0]} to {range[1]}",
		"path": "/object/spec",
		"observed": range,
		"expected": [2, 10],
	}}
}

test_knows_the_default if {
	testing.messages(found({"maxReplicas": 5})) == {"HorizontalPodAutoscaler web scales from 1 to 5"}
	count(found({"minReplicas": 2})) == 1
}

test_leaves_the_others_alone if {
	found({"minReplicas": 2, "maxReplicas": 10}) == set()
}
