package hasp.policies.image.mutable_image_tag_test

import data.hasp.policies.image.mutable_image_tag
import data.hasp.testing

found(subject, require_digest) := violations if {
	violations := mutable_image_tag.violations with input as subject
		with data.hasp.settings.parameters["mutable-image-tag"] as {"mutableTags": ["latest", "edge"], "requireDigest": require_digest}
}

pinned := $"docker.io/library/web:latest@{testing.digest}"

# A summary of a reference; without a tag it has none.
using(reference, tag) := testing.workload([object.union(
	object.remove(testing.container({}), ["image"]),
	{"image": object.union(object.remove(testing.summary({}), ["tag"]), object.union({"reference": reference}, tag))},
)])

test_finds_tags_that_move[reference] if {
	some [reference, tag, why] in [
		["web", {}, "has neither tag nor digest, which means latest"],
		["web:latest", {"tag": "latest"}, "has the tag latest, which moves, and no digest"],
		["ghcr.io/a/web:edge", {"tag": "edge"}, "has the tag edge, which moves, and no digest"],
	]
	expected := {{
		"message": $"image {reference} {why}",
		"path": "/workload/containers/0/image/reference",
		"observed": reference,
	}}
	found(using(reference, tag), false) == expected
	found(using(reference, tag), true) == expected
	{violation.message | some violation in found(testing.image({"reference": reference}), false)} == {$"image {reference} {why}"}
}

test_finds_tags_without_digest_where_that_is_set if {
	{violation.message | some violation in found(testing.image({"reference": "web:1.4"}), true)} == {"image web:1.4 has no digest"}
	testing.paths(found(testing.running({}), true)) == {"/container/image/reference"}
}

test_allows[reference] if {
	some reference in ["web:1.4", "localhost:5000/web:1.4", pinned, $"web@{testing.digest}", testing.digest]
	found(testing.image({"reference": reference}), false) == set()
}

test_does_not_take_the_port_of_a_registry_for_a_tag if {
	count(found(testing.image({"reference": "localhost:5000/web"}), false)) == 1
}

test_goes_by_the_reference_and_not_by_a_digest_found_out_later if {
	count(found(testing.deployed({"image": {"reference": "web:latest", "tag": "latest", "digest": testing.digest}}), false)) == 1
	found(testing.deployed({"image": {"reference": pinned, "tag": "latest"}}), true) == set()
	found(testing.running({"image": {"reference": testing.digest, "tag": "latest"}}), true) == set()
}

test_asks_nothing_of_an_image_without_a_reference if {
	archive := object.remove(testing.image({}).image, ["reference"])
	found({"kind": "image", "phase": "build", "context": {"time": testing.now}, "image": archive}, true) == set()
}

# Issue 6, 8.
test_sees_an_image_that_is_mounted_as_a_volume if {
	volumes := [{"name": "v", "type": "image", "reference": "ghcr.io/acme/data", "mounted": true}]
	testing.paths(found(testing.with_pod({"volumes": volumes}), false)) == {"/workload/pod/volumes/0"}
}

test_asks_nothing_of_a_container_that_names_no_image if {
	found(testing.deployed({"image": {"reference": "", "registry": "", "repository": ""}}), true) == set()
}
