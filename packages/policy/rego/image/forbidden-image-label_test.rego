package hasp.policies.image.forbidden_image_label_test

import data.hasp.policies.image.forbidden_image_label
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := forbidden_image_label.violations with input as testing.image(changes)
		with data.hasp.parameters["forbidden-image-label"] as object.union({"labels": ["io.containers.autoupdate"]}, parameters)
}

test_finds_it if {
	found({"config": {"labels": {"io.containers.autoupdate": "registry"}}}, {}) == {{
		"message": "the image has the label io.containers.autoupdate",
		"path": "/image/config/labels",
		"observed": "io.containers.autoupdate",
	}}
}

test_leaves_others_alone if {
	found({"config": {"labels": {"io.containers.autoupdate": ""}}}, {}) == set()
	found({"config": {"labels": {"team": "a"}}}, {}) == set()
	found({"config": {"labels": {"io.containers.autoupdate": "registry"}}}, {"labels": []}) == set()
}
