package hasp.policies.secrets_management.credential_in_values_test

import data.hasp.policies.secrets_management.credential_in_values
import data.hasp.testing

plain := {"suffixes": ["PASSWORD", "TOKEN", "SECRET", "SECRET_KEY"], "prefixes": ["AKIA", "ghp_"], "minimumLength": 4, "allowedNames": ["PUBLIC_TOKEN"]}

subject(kind, spec) := testing.resource({"apiVersion": "x/v1", "kind": kind, "metadata": {"name": "r"}, "spec": spec})

found(kind, spec) := violations if {
	violations := credential_in_values.violations with input as subject(kind, spec) with data.hasp.parameters["plain-secret-env"] as plain
}

test_finds_values_of_a_release if {
	found("HelmRelease", {"values": {"auth": {"password": "hunter22"}}}) == {{
		"message": "HelmRelease r has what its name calls a secret at /object/spec/values/auth/password",
		"path": "/object/spec/values/auth/password",
		"observed": "(redacted)",
	}}
	testing.paths(found("HelmRelease", {"values": {"url": "db://u:hunter22@h"}})) == {"/object/spec/values/url"}
	testing.paths(found("Application", {"source": {"helm": {"parameters": [{"name": "db.password", "value": "hunter22"}]}}})) == {"/object/spec/source/helm/parameters/0/value"}
}

text := "auth:\n  user: app\n  password: hunter22\n"

test_finds_values_that_are_one_text if {
	found("Application", {"source": {"helm": {"values": text}}}) == {{
		"message": "Application r has what its name calls a secret at /object/spec/source/helm/values, as password",
		"path": "/object/spec/source/helm/values",
		"observed": {"name": "password", "value": "(redacted)"},
	}}
	testing.paths(found("Application", {"sources": [{}, {"helm": {"values": text}}]})) == {"/object/spec/sources/1/helm/values"}
	testing.paths(found("HelmChart", {"valuesContent": text})) == {"/object/spec/valuesContent"}
	testing.paths(found("ApplicationSet", {"template": {"spec": {"source": {"helm": {"values": text}}}}})) == {"/object/spec/template/spec/source/helm/values"}
}

test_allows[written] if {
	some written in [
		"# password: hunter22\n",
		"password:\n",
		"existingSecret: db-credentials\n",
		"password: ${PASSWORD}\n",
		"password: $PASSWORD\n",
		"PUBLIC_TOKEN: abcdefgh\n",
		": x\n",
		"user: app\n",
	]
	found("HelmChart", {"valuesContent": written}) == set()
}

test_allows_references if {
	found("HelmRelease", {"values": {"existingSecret": "db", "image": {"tag": "1"}}, "valuesFrom": [{"kind": "Secret", "name": "db"}]}) == set()
	found("Application", {"source": {"helm": {"values": 5}}, "sources": [{"helm": {"values": 5}}]}) == set()
}

test_searches_values_up_to_a_length if {
	lines := concat("", ["password: hunter22\n" | some _ in numbers.range(1, 6898)])
	full := $"{lines}password:x"
	count(full) == 131072
	count(found("HelmChart", {"valuesContent": full})) == 1
	credential_in_values.unknowns == set() with input as subject("HelmChart", {"valuesContent": full})
	found("HelmChart", {"valuesContent": $"{full}x"}) == set()
	unknowns := credential_in_values.unknowns with input as subject("HelmChart", {"valuesContent": $"{full}x"})
	count(unknowns) == 1
}

test_says_so_where_values_are_too_large if {
	large := concat("", ["password: hunter22\n" | some _ in numbers.range(1, 7000)])
	found("HelmChart", {"valuesContent": large}) == set()
	unknowns := credential_in_values.unknowns with input as subject("HelmChart", {"valuesContent": large})
	unknowns == {{
		"code": "SECRETS_INCOMPLETE",
		"message": "values of 133000 characters were not searched for credentials",
		"path": "/object/spec/valuesContent",
	}}
	credential_in_values.unknowns == set() with input as subject("HelmChart", {"valuesContent": text})
}
