package hasp.policies.workload.termination_grace_period_test

import data.hasp.policies.workload.termination_grace_period
import data.hasp.testing

defaults := {"minimum": 1, "maximum": 3600}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := termination_grace_period.violations with input as subject
		with data.hasp.parameters["termination-grace-period"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

graced(seconds) := testing.with_pod({"terminationGraceSeconds": seconds})

test_finds_both_ends if {
	found(graced(0)) == {{
		"message": "Deployment shop has a grace period of 0 s, less than 1 s",
		"path": "/workload/pod/terminationGraceSeconds",
		"observed": 0,
	}}
	{violation.message | some violation in found(graced(3601))} == {"Deployment shop has a grace period of 3601 s, more than 3600 s"}
}

test_allows_what_is_between if {
	found(graced(1)) == set()
	found(graced(3600)) == set()
	found(testing.deployed({})) == set()
}
