package hasp.policies.secrets_management.credential_in_object_test

import data.hasp.policies.secrets_management.credential_in_object
import data.hasp.testing

plain := {"suffixes": ["PASSWORD", "TOKEN", "SECRET", "SECRET_KEY"], "prefixes": ["AKIA", "ghp_"], "minimumLength": 4, "allowedNames": ["PUBLIC_TOKEN"]}

found(spec) := violations if {
	subject := testing.resource({"apiVersion": "x/v1", "kind": "ServiceMonitor", "metadata": {"name": "r"}, "spec": spec})
	violations := credential_in_object.violations with input as subject with data.hasp.parameters["plain-secret-env"] as plain
}

test_finds_a_connection_string if {
	found({"endpoints": [{"url": "mongodb://root:hunter22@db"}]}) == {{
		"message": "ServiceMonitor r has an address with a password at /object/spec/endpoints/0/url",
		"path": "/object/spec/endpoints/0/url",
		"observed": "(redacted)",
	}}
	count(found({"key": "AKIAIOSFODNN7EXAMPLE"})) == 1
	count(found({"key": "-----BEGIN PRIVATE KEY-----\nMII"})) == 1
}

test_allows_a_reference if {
	found({"basicAuth": {"password": {"name": "db", "key": "password"}}, "url": "https://example.org/a"}) == set()
}
