package hasp.policies.secrets_management.config_map_registry_credential_test

import data.hasp.policies.secrets_management.config_map_registry_credential
import data.hasp.testing

config_map(text) := testing.resource({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c"}, "data": {"config.json": text}})

found(text) := violations if {
	violations := config_map_registry_credential.violations with input as config_map(text)
}

auth := base64.encode("ci:hunter22")

test_finds_both_forms if {
	found(json.marshal({"auths": {"registry.example": {"auth": auth}}})) == {{
		"message": "ConfigMap c holds the password of a registry under config.json",
		"path": "/object/data/config.json",
		"observed": "(redacted)",
	}}
	count(found(json.marshal({"registry.example": {"auth": auth}}))) == 1
}

test_allows[text] if {
	some text in [
		json.marshal({"auths": {"registry.example": {"auth": ""}}}),
		json.marshal({"auths": {"registry.example": {"auth": base64.encode("ci:")}}}),
		json.marshal({"auths": {"registry.example": {"auth": "no base64"}}}),
		json.marshal({"auths": {"registry.example": {"auth": 5}}}),
		json.marshal({"credHelpers": {"gcr.io": "gcloud"}}),
		"{\"auth\" is no JSON",
		"\"auth\"",
	]
	found(text) == set()
}

test_says_so_where_a_file_is_too_large if {
	padding := concat("", ["0123456789abcdef" | some _ in numbers.range(1, 8192)])
	large := json.marshal({"auths": {"r": {"auth": auth}}, "x": padding})
	found(large) == set()
	unknowns := config_map_registry_credential.unknowns with input as config_map(large)
	testing.paths(unknowns) == {"/object/data/config.json"}
	{one.code | some one in unknowns} == {"SECRETS_INCOMPLETE"}
	config_map_registry_credential.unknowns == set() with input as config_map("{\"auth\"}")
	config_map_registry_credential.unknowns == set() with input as config_map(padding)
}
