package hasp.policies.container.privileged_exec_test

import data.hasp.policies.container.privileged_exec
import data.hasp.testing

found(subject) := result if {
	result := privileged_exec.violations with input as subject
}

test_finds_them if {
	found(testing.running({"privilegedExecs": 1})) == {{
		"message": "container web runs 1 commands with all privileges of the node",
		"path": "/container/privilegedExecs",
		"observed": 1,
		"expected": 0,
	}}
}

test_allows_none if {
	found(testing.running({"privilegedExecs": 0})) == set()
	found(testing.running({})) == set()
}

test_leaves_privileged_containers_to_another_policy if {
	found(testing.running({"privilegedExecs": 1, "effective": {"privileged": true}})) == set()
}
