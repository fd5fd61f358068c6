package hasp.policies.workload.selector_mismatch_test

import data.hasp.policies.workload.selector_mismatch
import data.hasp.testing

found(subject) := result if {
	result := selector_mismatch.violations with input as subject
}

selecting(labels, pod_labels, changes) := object.union(
	testing.with_pod({"labels": pod_labels}),
	{"workload": changes, "object": {"spec": {"selector": {"matchLabels": labels}}}},
)

test_finds_it if {
	found(selecting({"a/b": "x", "c": "y"}, {"c": "y"}, {})) == {{
		"message": "Deployment shop selects Pods by a/b=x, which its own do not have",
		"path": "/object/spec/selector/matchLabels/a~1b",
		"observed": null,
		"expected": "x",
	}}
	{violation.observed | some violation in found(selecting({"c": "y"}, {"c": "z"}, {}))} == {"z"}
}

test_allows_others if {
	found(selecting({"c": "y"}, {"c": "y", "d": "z"}, {})) == set()
	found(selecting({"c": "y"}, {}, {"apiVersion": "example.com/v1"})) == set()
	found(testing.deployed({})) == set()
}
