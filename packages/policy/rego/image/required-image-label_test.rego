package hasp.policies.image.required_image_label_test

import data.hasp.policies.image.required_image_label
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := required_image_label.violations with input as testing.image(changes)
		with data.hasp.parameters["required-image-label"] as object.union({"labels": {}}, parameters)
}

test_finds_what_is_missing[why] if {
	some why, case in {
		"any": {"wanted": "", "labels": {}, "message": "the image has no label team with a value"},
		"an empty value": {"wanted": "", "labels": {"team": ""}, "message": "the image has no label team with a value"},
		"another value": {"wanted": "a", "labels": {"team": "b"}, "message": "the image has no label team that says a"},
		"one value": {"wanted": "a", "labels": {}, "message": "the image has no label team that says a"},
	}
	{violation.message | some violation in found({"config": {"labels": case.labels}}, {"labels": {"team": case.wanted}})} == {case.message}
}

test_leaves_others_alone if {
	found({"config": {"labels": {"team": "a"}}}, {"labels": {"team": ""}}) == set()
	found({"config": {"labels": {"team": "a"}}}, {"labels": {"team": "a"}}) == set()
	found({}, {}) == set()
}
