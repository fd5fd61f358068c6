package hasp.policies.image.base_image_not_pinned_test

import data.hasp.policies.image.base_image_not_pinned
import data.hasp.testing

found(changes) := violations if {
	violations := base_image_not_pinned.violations with input as testing.image(changes)
}

test_finds_it if {
	found({"baseImage": {"reference": "debian:12"}}) == {{
		"message": "the base image debian:12 is named without a digest",
		"path": "/image/baseImage/reference",
		"observed": "debian:12",
	}}
	testing.paths(found({"config": {"labels": {"org.opencontainers.image.base.name": "debian:12"}}})) == {"/image/config/labels/org.opencontainers.image.base.name"}
}

test_leaves_others_alone[why] if {
	some why, changes in {
		"a digest": {"baseImage": {"reference": "debian@sha256:1f"}},
		"a digest beside it": {"baseImage": {"reference": "debian:12", "digest": testing.digest}},
		"a label for it": {"config": {"labels": {"org.opencontainers.image.base.name": "debian:12", "org.opencontainers.image.base.digest": "sha256:1f"}}},
		"scratch": {"baseImage": {"reference": "scratch"}},
		"not told": {},
	}
	found(changes) == set()
}
