package hasp.policies.image.image_from_the_future_test

import data.hasp.policies.image.image_from_the_future
import data.hasp.testing

found(changes) := violations if {
	violations := image_from_the_future.violations with input as testing.image(changes)
}

test_finds_it[moment] if {
	some moment, n in {"2026-11-25T12:00:00.001Z": 1, "2026-11-25T12:00:00.000Z": 0, "2020-01-01T00:00:00.000Z": 0}
	count(found({"createdAt": moment})) == n
}

test_says_when if {
	{violation.message | some violation in found({"createdAt": "2036-01-01T00:00:00.000Z"})} == {"the image says that it was built at 2036-01-01T00:00:00.000Z, which has not come yet"}
}

test_leaves_alone_what_says_no_time if {
	found({}) == set()
}
