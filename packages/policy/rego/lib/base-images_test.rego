package hasp.lib.base_images_test

import data.hasp.lib.base_images
import data.hasp.testing

told := {"baseImage": {"reference": "debian:12"}}

labelled(labels) := {"config": {"labels": labels}}

name := {"org.opencontainers.image.base.name": "alpine:3.22"}

test_goes_by_the_scan_and_else_by_the_label[why] if {
	some why, case in {
		"told": {"changes": told, "names": {"debian:12"}, "path": "/image/baseImage/reference"},
		"both": {"changes": object.union(told, labelled(name)), "names": {"debian:12"}, "path": "/image/baseImage/reference"},
		"labelled": {"changes": labelled(name), "names": {"alpine:3.22"}, "path": "/image/config/labels/org.opencontainers.image.base.name"},
		"an empty reference": {
			"changes": object.union({"baseImage": {"reference": ""}}, labelled(name)),
			"names": {"alpine:3.22"},
			"path": "/image/config/labels/org.opencontainers.image.base.name",
		},
		"an empty label": {
			"changes": labelled({"org.opencontainers.image.base.name": ""}),
			"names": set(),
			"path": "/image/config/labels/org.opencontainers.image.base.name",
		},
	}
	names := {base_images.reference | true} with input as testing.image(case.changes)
	names == case.names
	path := base_images.path with input as testing.image(case.changes)
	path == case.path
}

scratch(reference) if base_images.is_scratch with input as testing.image({"baseImage": {"reference": reference}})

test_knows_scratch if {
	scratch("scratch")
	not scratch("debian:12")
	names := {base_images.reference | true} with input as testing.image({"baseImage": {"reference": "scratch"}})
	names == set()
}

pinned(changes) if base_images.is_pinned with input as testing.image(changes)

test_knows_what_is_pinned if {
	pinned({"baseImage": {"reference": "debian@sha256:1f"}})
	pinned({"baseImage": {"reference": "debian:12", "digest": testing.digest}})
	pinned(labelled({"org.opencontainers.image.base.digest": "sha256:1f"}))
	not pinned(told)
	not pinned(labelled({"org.opencontainers.image.base.digest": ""}))
	not pinned({})
}
