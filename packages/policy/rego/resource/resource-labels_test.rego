package hasp.policies.resource.resource_labels_test

import data.hasp.policies.resource.resource_labels
import data.hasp.testing

found(labels, wanted, kinds) := violations if {
	written := object.union(testing.with_spec("v1", "Service", {}), {"resource": {"labels": labels}})
	violations := resource_labels.violations with input as written
		with data.hasp.parameters["resource-labels"] as {"labels": wanted, "kinds": kinds}
}

test_finds_what_is_missing if {
	found({"app": "web", "team": ""}, ["app", "team"], []) == {{
		"message": "Service web has no label team",
		"path": "/resource/labels",
		"observed": null,
		"expected": "team",
	}}
	count(found({}, ["team"], ["Secret", "Service"])) == 1
}

test_leaves_the_others_alone if {
	found({}, [], []) == set()
	found({}, ["team"], ["Secret"]) == set()
	found({"team": "shop"}, ["team"], []) == set()
}
