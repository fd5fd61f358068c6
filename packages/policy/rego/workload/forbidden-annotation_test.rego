package hasp.policies.workload.forbidden_annotation_test

import data.hasp.policies.workload.forbidden_annotation
import data.hasp.testing

defaults := {"annotations": []}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := forbidden_annotation.violations with input as subject
		with data.hasp.parameters["forbidden-annotation"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

annotated := object.union(testing.deployed({}), {"workload": {"annotations": {"x/a~b": "1", "y": ""}, "pod": {"annotations": {"y": "1"}}}})

test_is_silent_until_it_is_set if {
	found(annotated) == set()
}

test_finds_them_in_both_places if {
	found_with(annotated, {"annotations": ["x/a~b", "z"]}) == {{
		"message": "Deployment shop has the annotation x/a~b",
		"path": "/workload/annotations/x~1a~0b",
		"observed": "x/a~b",
	}}
	testing.paths(found_with(annotated, {"annotations": ["y"]})) == {"/workload/annotations/y", "/workload/pod/annotations/y"}
}
