package hasp.policies.image.registry_tag_mutable_test

import data.hasp.policies.image.registry_tag_mutable
import data.hasp.testing

found(changes) := violations if {
	violations := registry_tag_mutable.violations with input as testing.image(changes)
}

test_finds_it if {
	found({"registry": {"immutableTag": false}}) == {{
		"message": "the registry lets the tag of the image be moved",
		"path": "/image/registry/immutableTag",
		"observed": false,
		"expected": true,
	}}
}

test_leaves_others_alone if {
	found({"registry": {"immutableTag": true}}) == set()
	found({"registry": {}}) == set()
	found({}) == set()
}
