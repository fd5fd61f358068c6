package hasp.policies.image.image_not_signed_test

import data.hasp.policies.image.image_not_signed
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := image_not_signed.violations with input as testing.image(changes)
		with data.hasp.parameters["image-not-signed"] as object.union({"required": false}, parameters)
}

test_finds_none if {
	found({"signatures": []}, {}) == {{"message": "the image has 0 signatures, and none of them verifies", "path": "/image/signatures", "observed": 0}}
	count(found({"signatures": [{"kind": "cosign", "verified": false}]}, {})) == 1
}

test_leaves_others_alone if {
	found({"signatures": [{"kind": "cosign", "verified": false}, {"kind": "notation", "verified": true}]}, {}) == set()
}

undecided(changes, parameters) := unknowns if {
	unknowns := image_not_signed.unknowns with input as testing.image(changes)
		with data.hasp.parameters["image-not-signed"] as object.union({"required": false}, parameters)
}

test_cannot_tell_where_nobody_looked if {
	undecided({}, {"required": true}) == {{"message": "whether the image is signed is not known: nobody looked", "path": "/image"}}
	undecided({}, {}) == set()
	undecided({"signatures": []}, {"required": true}) == set()
	found({}, {"required": true}) == set()
}
