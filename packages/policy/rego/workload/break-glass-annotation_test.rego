package hasp.policies.workload.break_glass_annotation_test

import data.hasp.policies.workload.break_glass_annotation
import data.hasp.testing

defaults := {"marks": ["admission.stackrox.io/break-glass", "alpha.image-policy.k8s.io/break-glass", "image-policy.k8s.io/break-glass"]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := break_glass_annotation.violations with input as subject
		with data.hasp.parameters["break-glass-annotation"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

marked(changes) := object.union(testing.deployed({}), {"workload": changes})

test_finds_it_in_each_place if {
	found(marked({"annotations": {"admission.stackrox.io/break-glass": "ticket-1"}})) == {{
		"message": "Deployment shop has the mark admission.stackrox.io/break-glass, which lets it past admission",
		"path": "/workload/annotations/admission.stackrox.io~1break-glass",
		"observed": "admission.stackrox.io/break-glass",
	}}
	testing.paths(found(marked({"pod": {"labels": {"image-policy.k8s.io/break-glass": "true"}}}))) == {
		"/workload/pod/labels/image-policy.k8s.io~1break-glass",
	}
	count(found(marked({"labels": {"image-policy.k8s.io/break-glass": ""}}))) == 1
	count(found(marked({"pod": {"annotations": {"alpha.image-policy.k8s.io/break-glass": "true"}}}))) == 1
}

test_allows_others if {
	found(marked({"annotations": {"admission.stackrox.io/break-glass": "false"}})) == set()
	found(marked({"annotations": {"break": "true"}})) == set()
	found_with(marked({"annotations": {"admission.stackrox.io/break-glass": "x"}}), {"marks": []}) == set()
	testing.paths(found_with(marked({"labels": {"a~b": "x"}}), {"marks": ["a~b"]})) == {"/workload/labels/a~0b"}
}
