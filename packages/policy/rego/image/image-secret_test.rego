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
		"file": "srv/.env",
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
		"file": "/history/7",
		"source": {"rule": "github-token", "configuration": "/history/7"},
	}}
}

test_finds_each if {
	testing.paths(found([secret, secret, secret])) == {"/image/secrets/0", "/image/secrets/1", "/image/secrets/2"}
}

test_allows_none if {
	found([]) == set()
}
