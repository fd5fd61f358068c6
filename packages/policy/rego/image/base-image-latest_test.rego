package hasp.policies.image.base_image_latest_test

import data.hasp.policies.image.base_image_latest
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := base_image_latest.violations with input as testing.image(changes)
		with data.hasp.parameters["base-image-latest"] as object.union({"mutableTags": ["latest", "edge"]}, parameters)
}

test_finds_it[reference] if {
	some reference, why in {
		"debian": "has no tag, which means latest",
		"debian:latest": "has the tag latest, which moves",
		"registry.example:5000/alpine:edge": "has the tag edge, which moves",
	}
	found({"baseImage": {"reference": reference}}, {}) == {{
		"message": $"the base image {reference} {why}",
		"path": "/image/baseImage/reference",
		"observed": reference,
	}}
}

test_leaves_others_alone[why] if {
	some why, changes in {
		"a release": {"baseImage": {"reference": "debian:12"}},
		"a digest": {"baseImage": {"reference": "debian:latest@sha256:1f"}},
		"a digest beside it": {"baseImage": {"reference": "debian:latest", "digest": testing.digest}},
		"scratch": {"baseImage": {"reference": "scratch"}},
		"not told": {},
	}
	found(changes, {}) == set()
}
