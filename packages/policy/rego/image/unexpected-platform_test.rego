package hasp.policies.image.unexpected_platform_test

import data.hasp.policies.image.unexpected_platform
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := unexpected_platform.violations with input as testing.image(changes)
		with data.hasp.parameters["unexpected-platform"] as object.union({"platforms": ["linux/amd64"]}, parameters)
}

test_finds_it if {
	found({"platform": {"architecture": "s390x"}}, {}) == {{
		"message": "the image is for linux/s390x, which is not among the platforms",
		"path": "/image/platform",
		"observed": "linux/s390x",
		"expected": ["linux/amd64"],
	}}
	count(found({"platform": {"os": "windows"}}, {})) == 1
}

test_leaves_others_alone if {
	found({}, {}) == set()
}
