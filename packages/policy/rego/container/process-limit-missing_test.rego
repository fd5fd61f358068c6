package hasp.policies.container.process_limit_missing_test

import data.hasp.policies.container.process_limit_missing
import data.hasp.testing

defaults := {"maximum": 32768}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := process_limit_missing.violations with input as subject
		with data.hasp.parameters["process-limit-missing"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

test_finds_no_limit[why] if {
	some why, changes in {"nothing said": {}, "none": {"pidsLimit": 0}, "unlimited": {"pidsLimit": -1}}
	found(testing.running(changes)) == {{
		"message": "container web may start as many processes as it likes",
		"path": "/container",
		"observed": null,
	}}
}

test_finds_a_limit_that_is_too_high if {
	found(testing.running({"pidsLimit": 32769})) == {{
		"message": "container web may start 32769 processes, more than 32768",
		"path": "/container/pidsLimit",
		"observed": 32769,
		"expected": 32768,
	}}
}

test_allows_limits if {
	found(testing.running({"pidsLimit": 1})) == set()
	found(testing.running({"pidsLimit": 32768})) == set()
}

test_leaves_pods_to_the_kubelet if {
	found(object.union(testing.running({}), {"workload": {"kind": "Pod"}})) == set()
	count(found(object.union(testing.running({}), {"workload": {"kind": "ComposeService"}}))) == 1
	found(testing.deployed({})) == set()
}
