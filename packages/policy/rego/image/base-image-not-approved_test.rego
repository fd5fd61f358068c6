package hasp.policies.image.base_image_not_approved_test

import data.hasp.policies.image.base_image_not_approved
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := base_image_not_approved.violations with input as testing.image(changes)
		with data.hasp.parameters["base-image-not-approved"] as object.union({"images": ["docker.io/library/debian", "registry.example/base/"]}, parameters)
}

base(reference) := {"baseImage": {"reference": reference}}

test_finds_another[reference] if {
	some reference in ["docker.io/library/debianish:12", "ubuntu:24.04", "registry.example/basement/x", "evil.example/library/debian"]
	found(base(reference), {}) == {{
		"message": $"the base image {reference} is not approved",
		"path": "/image/baseImage/reference",
		"observed": reference,
	}}
}

test_leaves_an_approved_one_alone[reference] if {
	some reference in ["debian:12", "docker.io/library/debian@sha256:1f", "registry.example/base/java:21"]
	found(base(reference), {}) == set()
}

test_goes_by_what_the_scan_says if {
	refused := {"baseImage": {"reference": "debian:12", "approved": false}}
	count(found(refused, {})) == 1
	count(found(refused, {"images": []})) == 1
	found({"baseImage": {"reference": "evil:1", "approved": true}}, {}) == set()
	found(base("evil:1"), {"images": []}) == set()
}

undecided(changes, parameters) := unknowns if {
	unknowns := base_image_not_approved.unknowns with input as testing.image(changes)
		with data.hasp.parameters["base-image-not-approved"] as object.union({"images": ["docker.io/library/debian"]}, parameters)
}

test_cannot_tell_where_nothing_names_the_base if {
	count(undecided({}, {})) == 1
	undecided({}, {"images": []}) == set()
	undecided(base("debian:12"), {}) == set()
	undecided({"baseImage": {"reference": "scratch"}}, {}) == set()
	found({"baseImage": {"reference": "scratch"}}, {}) == set()
}
