package hasp.policies.image.image_size_test

import data.hasp.policies.image.image_size
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := image_size.violations with input as testing.image(changes)
		with data.hasp.parameters["image-size"] as object.union({"maxMebibytes": 2}, parameters)
}

test_finds_it if {
	found({"layers": [{"size": 2097152}, {"size": 1}]}, {}) == {{
		"message": "the image is 3 MiB large, and 2 MiB is the limit",
		"path": "/image/layers",
		"observed": 2097153,
		"expected": 2097152,
	}}
}

test_leaves_others_alone if {
	found({"layers": [{"size": 2097152}]}, {}) == set()
	found({"layers": []}, {}) == set()
}
