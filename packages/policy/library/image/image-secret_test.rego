package hasp.policies.image.image_secret_test

import data.hasp.policies.image.image_secret
import data.hasp.testing

secret := {
	"rule": "aws-access-key",
	"title": "AWS access key",
	"severity": "critical",
	"place": "layer",
	"path": "srv/.env",
	"line": 3,
	"layer": testing.digest,
	"redacted": "AKIA…7Q",
}

found(secrets) := violations if {
	violations := image_secret.violations with input as testing.image({"secrets": secrets})
}

test_names_layer_file_and_line if {
	found([secret]) == {{
		"message": "AWS access key (AKIA…7Q) in srv/.env:3",
		"path": "/image/secrets/0",
		"observed": "AKIA…7Q",
		"source": {"rule": "aws-access-key", "file": "srv/.env", "line": 3, "layer": testing.digest},
	}}
}

test_does_not_forget_a_file_that_a_later_layer_removes if {
	some violation in found([object.union(object.remove(secret, ["line"]), {"removed": true})])
	violation.message == "AWS access key (AKIA…7Q) in srv/.env, which a later layer removes but the image still holds"
	violation.source.removed
}

test_names_the_place_in_the_configuration if {
	found([{
		"rule": "github-token",
		"title": "GitHub token",
		"severity": "low",
		"place": "config",
		"path": "/history/7",
		"redacted": "ghp_…x",
	}]) == {{
		"message": "GitHub token (ghp_…x) in the image configuration at /history/7",
		"path": "/image/secrets/0",
		"observed": "ghp_…x",
		"source": {"rule": "github-token", "configuration": "/history/7"},
	}}
}

test_finds_each if {
	testing.paths(found([secret, secret, secret])) == {"/image/secrets/0", "/image/secrets/1", "/image/secrets/2"}
}

test_allows_none if {
	found([]) == set()
}

test_carries_it_to_containers if {
	violations := image_secret.violations with input as testing.running({"image": {
		"id": testing.digest,
		"decision": {"violations": [{"policy": "image-secret", "severity": "critical", "message": "AWS access key in srv/.env"}]},
	}})
	violations == {{
		"message": "image docker.io/library/web:1.4: AWS access key in srv/.env",
		"path": "/container/image",
		"observed": "docker.io/library/web:1.4",
		"source": {"id": testing.digest, "scannedAt": "2026-11-24T00:00:00.000Z"},
	}}
}

test_carries_nothing_from_an_image_without_a_decision if {
	count(image_secret.violations) == 0 with input as testing.workload([object.union(
		object.remove(testing.container({}), ["image"]),
		{"image": {"reference": "web", "registry": "docker.io", "repository": "library/web", "known": false}},
	)])
}
