package hasp.policies.image.package_manager_in_image_test

import data.hasp.policies.image.package_manager_in_image
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := package_manager_in_image.violations with input as testing.image(changes)
		with data.hasp.parameters["package-manager-in-image"] as object.union({"allowedPaths": []}, parameters)
}

tools := [{"kind": "shell", "path": "bin/sh"}, {"kind": "package-manager", "path": "usr/bin/apt", "layer": testing.digest}]

test_finds_it if {
	found({"tools": tools}, {}) == {{
		"message": "the package manager usr/bin/apt is in the image",
		"path": "/image/tools/1",
		"observed": "usr/bin/apt",
		"file": "usr/bin/apt",
		"source": {"file": "usr/bin/apt", "layer": testing.digest},
	}}
}

test_leaves_others_alone if {
	found({}, {}) == set()
	found({"tools": tools}, {"allowedPaths": ["usr/bin/apt"]}) == set()
}
