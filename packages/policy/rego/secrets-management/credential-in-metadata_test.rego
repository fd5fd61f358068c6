package hasp.policies.secrets_management.credential_in_metadata_test

import data.hasp.policies.secrets_management.credential_in_metadata
import data.hasp.testing

plain := {"suffixes": ["PASSWORD", "TOKEN", "SECRET", "SECRET_KEY"], "prefixes": ["AKIA", "ghp_"], "minimumLength": 4, "allowedNames": ["PUBLIC_TOKEN"]}

found(subject) := violations if {
	violations := credential_in_metadata.violations with input as subject with data.hasp.parameters["plain-secret-env"] as plain
}

token := "ghp_0123456789abcdef"

config_map := testing.resource({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c"}})

test_finds_a_token_in_each_place if {
	found(object.union(testing.deployed({}), {"workload": {"annotations": {"a": token}, "labels": {"l": token}}})) == {
		{
			"message": "workload shop has a token (ghp_…) in its annotations",
			"path": "/workload/annotations",
			"observed": {"name": "a", "value": "(redacted)"},
		},
		{
			"message": "workload shop has a token (ghp_…) in its labels",
			"path": "/workload/labels",
			"observed": {"name": "l", "value": "(redacted)"},
		},
	}
	found(testing.with_pod({"annotations": {"a": "redis://:abcd@r"}})) == {{
		"message": "the Pods of shop have an address with a password in their annotations",
		"path": "/workload/pod/annotations",
		"observed": {"name": "a", "value": "(redacted)"},
	}}
	testing.paths(found(testing.with_pod({"labels": {"a": token}}))) == {"/workload/pod/labels"}
	testing.paths(found(object.union(config_map, {"resource": {"annotations": {"a": token}}}))) == {"/resource/annotations"}
}

test_says_what_a_pod_repeats_once if {
	both := {"workload": {"annotations": {"a": token}, "pod": {"annotations": {"a": token}}}}
	testing.paths(found(object.union(testing.deployed({}), both))) == {"/workload/annotations"}
	other := {"workload": {"annotations": {"a": token}, "pod": {"annotations": {"a": "ghp_0123456789abcdeX"}}}}
	testing.paths(found(object.union(testing.deployed({}), other))) == {"/workload/annotations", "/workload/pod/annotations"}
}

test_names_what_has_no_name_yet if {
	nameless := {"kind": "workload", "phase": "deploy", "workload": {"generateName": "job-", "annotations": {"a": token}}}
	{violation.message | some violation in found(nameless)} == {"workload job-* has a token (ghp_…) in its annotations"}
}

test_leaves_the_rest_alone[value] if {
	some value in ["", "true", "db://:abc@r", "https://example.org/a/b", "sha256:0123456789abcdef0123456789abcdef", "password"]
	found(object.union(testing.deployed({}), {"workload": {"annotations": {"password": value}}})) == set()
}
