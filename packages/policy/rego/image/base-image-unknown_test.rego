package hasp.policies.image.base_image_unknown_test

import data.hasp.policies.image.base_image_unknown
import data.hasp.testing

found(changes) := violations if {
	violations := base_image_unknown.violations with input as testing.image(changes)
}

test_finds_it if {
	found({}) == {{"message": "nothing says which base image this one was built on", "path": "/image/baseImage", "observed": null}}
	count(found({"baseImage": {}})) == 1
}

test_leaves_others_alone[why] if {
	some why, changes in {
		"told": {"baseImage": {"reference": "debian:12"}},
		"by digest": {"baseImage": {"digest": testing.digest}},
		"by label": {"config": {"labels": {"org.opencontainers.image.base.name": "debian:12"}}},
		"scratch": {"baseImage": {"reference": "scratch"}},
	}
	found(changes) == set()
}
