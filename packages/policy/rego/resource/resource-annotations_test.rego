package hasp.policies.resource.resource_annotations_test

import data.hasp.policies.resource.resource_annotations
import data.hasp.testing

found(annotations, wanted, kinds) := violations if {
	written := object.union(testing.with_spec("v1", "Service", {}), {"resource": {"annotations": annotations}})
	violations := resource_annotations.violations with input as written
		with data.hasp.parameters["resource-annotations"] as {"annotations": wanted, "kinds": kinds}
}

test_finds_what_is_missing if {
	found({"owner": "kim", "mail": ""}, ["owner", "mail"], []) == {{
		"message": "Service web has no annotation mail",
		"path": "/resource/annotations",
		"observed": null,
		"expected": "mail",
	}}
	count(found({}, ["mail"], ["Secret", "Service"])) == 1
}

test_leaves_the_others_alone if {
	found({}, [], []) == set()
	found({}, ["mail"], ["Secret"]) == set()
	found({"mail": "a@b.example"}, ["mail"], []) == set()
}
