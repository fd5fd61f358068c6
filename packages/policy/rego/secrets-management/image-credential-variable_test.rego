package hasp.policies.secrets_management.image_credential_variable_test

import data.hasp.policies.secrets_management.image_credential_variable
import data.hasp.testing

plain := {"suffixes": ["PASSWORD", "TOKEN", "SECRET", "SECRET_KEY"], "prefixes": ["AKIA", "ghp_"], "minimumLength": 4, "allowedNames": ["PUBLIC_TOKEN"]}

found(config) := violations if {
	violations := image_credential_variable.violations with input as testing.image({"config": config}) with data.hasp.parameters["plain-secret-env"] as plain
}

test_finds_a_variable if {
	found({"env": [{"name": "PATH", "value": "/bin:/usr/bin"}, {"name": "DB_PASSWORD", "value": "hunter22"}]}) == {{
		"message": "the image sets what its name calls a secret in the variable DB_PASSWORD",
		"path": "/image/config/env/1",
		"observed": {"name": "DB_PASSWORD", "value": "(redacted)"},
	}}
}

test_finds_a_label if {
	found({"labels": {"ci.token": "abcdefgh"}}) == {{
		"message": "the image has what its name calls a secret in the label ci.token",
		"path": "/image/config/labels",
		"observed": {"name": "ci.token", "value": "(redacted)"},
	}}
}

test_allows_the_others if {
	found({"env": [{"name": "PUBLIC_TOKEN", "value": "abcdefgh"}, {"name": "TOKEN", "value": ""}], "labels": {"PUBLIC_TOKEN": "abcdefgh", "version": "1"}}) == set()
}
