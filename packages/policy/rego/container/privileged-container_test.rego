package hasp.policies.container.privileged_container_test

import data.hasp.policies.container.privileged_container
import data.hasp.testing

test_finds_it_in_every_role[role] if {
	some role in ["init", "app", "ephemeral"]
	found := privileged_container.violations with input as testing.workload([
		testing.container({}),
		testing.container({"name": "debug", "role": role, "effective": {"privileged": true}}),
	])
	found == {{
		"message": "container debug is privileged",
		"path": "/workload/containers/1/effective/privileged",
		"observed": true,
	}}
}

test_says_the_same_of_a_running_container if {
	found := privileged_container.violations with input as testing.running({"effective": {"privileged": true}})
	testing.paths(found) == {"/container/effective/privileged"}
}

test_allows_the_others if {
	count(privileged_container.violations) == 0 with input as testing.deployed({})
	count(privileged_container.violations) == 0 with input as testing.running({})
	count(privileged_container.violations) == 0 with input as testing.workload([])
	count(privileged_container.violations) == 0 with input as testing.image({})
}

# Issue 6, 8.
test_takes_a_process_of_a_windows_host_for_privileged if {
	found := privileged_container.violations with input as testing.deployed({"effective": {"windows": {"hostProcess": true}}})
	testing.paths(found) == {"/workload/containers/0/effective/windows/hostProcess"}
	count(privileged_container.violations) == 0 with input as testing.deployed({"effective": {"windows": {"hostProcess": false}}})
}
