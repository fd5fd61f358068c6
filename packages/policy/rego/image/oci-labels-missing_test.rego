package hasp.policies.image.oci_labels_missing_test

import data.hasp.policies.image.oci_labels_missing
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := oci_labels_missing.violations with input as testing.image(changes)
		with data.hasp.parameters["oci-labels-missing"] as object.union({"labels": ["a", "b", "c"]}, parameters)
}

test_names_what_is_missing if {
	found({"config": {"labels": {"b": "1", "c": ""}}}, {}) == {{
		"message": "the image has no label a, c",
		"path": "/image/config/labels",
		"observed": ["a", "c"],
	}}
}

test_leaves_others_alone if {
	found({"config": {"labels": {"a": "1", "b": "1", "c": "1"}}}, {}) == set()
	found({}, {"labels": []}) == set()
}
