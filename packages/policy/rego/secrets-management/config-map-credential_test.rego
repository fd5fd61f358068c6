package hasp.policies.secrets_management.config_map_credential_test

import data.hasp.policies.secrets_management.config_map_credential
import data.hasp.testing

plain := {"suffixes": ["PASSWORD", "TOKEN", "SECRET", "SECRET_KEY"], "prefixes": ["AKIA", "ghp_"], "minimumLength": 4, "allowedNames": ["PUBLIC_TOKEN"]}

config_map(values) := testing.resource({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c"}, "data": values})

found(values) := violations if {
	violations := config_map_credential.violations with input as config_map(values) with data.hasp.parameters["plain-secret-env"] as plain
}

open(values) := unknowns if {
	unknowns := config_map_credential.unknowns with input as config_map(values) with data.hasp.parameters["plain-secret-env"] as plain
}

test_finds_a_key_of_its_own if {
	found({"DB_PASSWORD": "hunter22"}) == {{
		"message": "ConfigMap c has what its name calls a secret under DB_PASSWORD",
		"path": "/object/data/DB_PASSWORD",
		"observed": {"name": "DB_PASSWORD", "value": "(redacted)"},
	}}
	testing.paths(found({"url": "amqp://u:hunter22@mq"})) == {"/object/data/url"}
	testing.paths(found({"password": "changeme\n"})) == {"/object/data/password"}
	found({"password": "two words\nof a text"}) == set()
}

test_finds_a_setting_in_a_file if {
	found({"app.properties": "a=b\ndb.password=hunter22\n"}) == {{
		"message": "ConfigMap c has what its name calls a secret in app.properties, as db.password",
		"path": "/object/data/app.properties",
		"observed": {"name": "db.password", "value": "(redacted)"},
	}}
	count(found({"a.yaml": "client_secret: abcdefgh\n"})) == 1
	count(found({"a.yaml": "jwtSecret: abc123def\n"})) == 1
}

test_allows[text] if {
	some text in [
		"db.password=${DB_PASSWORD}\n",
		"password: $DB_PASSWORD\n",
		"existingSecret: db-credentials\n",
		"PUBLIC_TOKEN=0123456789\n",
		"password_file=/run/secrets/x\n",
		"# password=hunter22\n",
		"plain text\n",
	]
	found({"f": text}) == set()
}

test_says_so_where_a_file_is_too_large if {
	large := concat("", ["password=hunter22\n" | some _ in numbers.range(1, 8000)])
	found({"f": large}) == set()
	open({"f": large}) == {{
		"code": "SECRETS_INCOMPLETE",
		"message": "files of 144000 characters in all were not searched for credentials",
		"path": "/object/data",
	}}
	open({"f": "small\n"}) == set()
}
