package hasp.policies.image.required_package_test

import data.hasp.lib.packages_test
import data.hasp.policies.image.required_package

found(names, required) := violations if {
	violations := required_package.violations with input as packages_test.image(names)
		with data.hasp.parameters["required-package"] as {"packages": required}
}

unsent(required) := unknowns if {
	unknowns := required_package.unknowns with input as {"kind": "image", "image": {}}
		with data.hasp.parameters["required-package"] as {"packages": required}
}

test_finds_what_is_missing if {
	found(["a"], ["ca-bundle", "a"]) == {{
		"message": "the required package ca-bundle is not in the image",
		"path": "/image/packages",
		"observed": null,
		"expected": "ca-bundle",
	}}
}

test_leaves_alone_what_has_all if {
	found(["a", "ca-bundle"], ["ca-bundle"]) == set()
	found(["a"], []) == set()
}

test_cannot_tell_where_packages_were_not_sent if {
	{unknown.message | some unknown in unsent(["ca-bundle"])} == {"whether the required package ca-bundle is in the image is not known: its packages were not sent"}
	unsent([]) == set()
	known := required_package.unknowns with input as packages_test.image([]) with data.hasp.parameters["required-package"] as {"packages": ["a"]}
	known == set()
	nothing := required_package.violations with input as {"kind": "image", "image": {}} with data.hasp.parameters["required-package"] as {"packages": ["a"]}
	nothing == set()
}
