package hasp.policies.container.endless_restarts_test

import data.hasp.policies.container.endless_restarts
import data.hasp.testing

defaults := {"maximumRetries": 5}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := endless_restarts.violations with input as subject
		with data.hasp.parameters["endless-restarts"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

restarted(restart) := testing.running({"restart": restart})

test_finds_policies_without_end[policy] if {
	some policy in ["always", "unless-stopped"]
	found(restarted({"policy": policy})) == {{
		"message": $"container web is restarted without end: policy {policy}",
		"path": "/container/restart/policy",
		"observed": policy,
		"expected": "on-failure",
	}}
}

test_counts_retries if {
	found(restarted({"policy": "on-failure", "maximumRetries": 6})) == {{
		"message": "container web is restarted 6 times on failure, more than 5 times",
		"path": "/container/restart",
		"observed": {"policy": "on-failure", "maximumRetries": 6},
		"expected": 5,
	}}
	{violation.message | some violation in found(restarted({"policy": "on-failure"}))} == {
		"container web is restarted without end on failure, more than 5 times",
	}
	count(found_with(restarted({"policy": "on-failure"}), {"maximumRetries": 0})) == 1
	found(restarted({"policy": "on-failure", "maximumRetries": 5})) == set()
}

test_allows_none if {
	found(restarted({"policy": "no", "maximumRetries": 9})) == set()
	found(testing.running({})) == set()
	found(object.union(restarted({"policy": "always"}), {"workload": {"kind": "Pod"}})) == set()
	count(found(object.union(restarted({"policy": "always"}), {"workload": {"kind": "ComposeService"}}))) == 1
}
