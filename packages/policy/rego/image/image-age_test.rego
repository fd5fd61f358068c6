package hasp.policies.image.image_age_test

import data.hasp.policies.image.image_age
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := image_age.violations with input as testing.image(changes)
		with data.hasp.parameters["image-age"] as object.union({"maxAgeDays": 90}, parameters)
}

test_finds_it[moment] if {
	some moment, n in {"2026-08-26T11:59:59.999Z": 1, "2026-08-26T12:00:00.000Z": 0, "2026-11-24T00:00:00.000Z": 0}
	count(found({"createdAt": moment}, {})) == n
}

test_says_since_when if {
	found({"createdAt": "2025-01-02T00:00:00.000Z"}, {}) == {{
		"message": "the image was built on 2025-01-02, more than 90 days ago",
		"path": "/image/createdAt",
		"observed": "2025-01-02T00:00:00.000Z",
	}}
}

test_leaves_alone_what_says_no_time if {
	found({}, {}) == set()
}
