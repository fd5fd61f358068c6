package hasp.policies.access.break_glass_used_test

import data.hasp.policies.access.break_glass_used
import data.hasp.testing

found(annotations) := violations if {
	violations := break_glass_used.violations with input as object.union(testing.deployed({}), {"workload": {"annotations": annotations}})
		with data.hasp.parameters["break-glass-used"] as {"annotations": ["admission.stackrox.io/break-glass", "other"]}
}

test_finds_one if {
	found({"admission.stackrox.io/break-glass": "ticket-1"}) == {{
		"message": "Deployment shop goes around admission by the annotation admission.stackrox.io/break-glass",
		"path": "/workload/annotations",
		"observed": {"admission.stackrox.io/break-glass": "ticket-1"},
	}}
	count(found({"other": ""})) == 1
}

test_allows_the_others if {
	found({"team": "a"}) == set()
	found({}) == set()
}
