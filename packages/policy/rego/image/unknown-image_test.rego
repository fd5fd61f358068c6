package hasp.policies.image.unknown_image_test

import data.hasp.policies.image.unknown_image
import data.hasp.testing

found(subject) := violations if {
	violations := unknown_image.violations with input as subject
		with data.hasp.settings.parameters["unknown-image"] as {"maxAgeDays": 7}
}

never_scanned := {"reference": "web:1", "registry": "docker.io", "repository": "library/web", "tag": "1", "known": false}

with_image(summary) := testing.workload([
	testing.container({}),
	object.union(object.remove(testing.container({"role": "ephemeral"}), ["image"]), {"image": summary}),
])

test_finds_an_image_that_was_never_scanned if {
	found(with_image(never_scanned)) == {{
		"message": "image web:1 was never scanned: nothing is known about it",
		"path": "/workload/containers/1/image/known",
		"observed": false,
	}}
}

test_finds_a_scan_that_is_too_old if {
	found(with_image(testing.summary({"scannedAt": "2026-11-17T11:59:59.999Z"}))) == {{
		"message": "image docker.io/library/web:1.4 was scanned on 2026-11-17, more than 7 days ago",
		"path": "/workload/containers/1/image/scannedAt",
		"observed": "2026-11-17T11:59:59.999Z",
	}}
	found(with_image(testing.summary({"scannedAt": "2026-11-17T12:00:00.000Z"}))) == set()
}

test_finds_a_scan_without_a_date if {
	found(with_image(object.remove(testing.summary({}), ["scannedAt"]))) == {{
		"message": "image docker.io/library/web:1.4 was scanned, but nothing says when",
		"path": "/workload/containers/1/image/scannedAt",
		"observed": null,
	}}
}

test_takes_no_scan_for_fresh_when_the_time_cannot_be_read if {
	subject := object.union(testing.running({}), {"context": {"time": "soon"}})
	testing.paths(found(subject)) == {"/container/image/scannedAt"}
}

test_finds_an_old_scan_of_an_image if {
	found(testing.image({"scannedAt": "2026-01-01T00:00:00.000Z"})) == {{
		"message": "the image was scanned on 2026-01-01, more than 7 days ago",
		"path": "/image/scannedAt",
		"observed": "2026-01-01T00:00:00.000Z",
	}}
}

test_allows_a_fresh_scan if {
	found(testing.image({})) == set()
	found(testing.deployed({})) == set()
	found(testing.running({})) == set()
}
