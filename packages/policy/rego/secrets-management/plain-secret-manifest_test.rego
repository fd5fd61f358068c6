package hasp.policies.secrets_management.plain_secret_manifest_test

import data.hasp.policies.secrets_management.plain_secret_manifest
import data.hasp.testing

found(object_) := violations if {
	violations := plain_secret_manifest.violations with input as testing.resource(object.union({"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "db"}}, object_))
}

test_finds_values_in_both_lists if {
	found({"data": {"b": "eA==", "a": "eA==", "empty": ""}}) == {{"message": "Secret db has 2 values in plain text", "path": "/object/data", "observed": ["a", "b"]}}
	testing.paths(found({"stringData": {"a": "x"}})) == {"/object/stringData"}
}

test_allows[why] if {
	some why, object_ in {
		"what SOPS encrypted": {"data": {"a": "ENC[AES256_GCM,data:x]"}},
		"what SOPS encrypted in part": {"data": {"a": "eA=="}, "sops": {"mac": "ENC[x]"}},
		"what is filled in later": {"stringData": {"a": "${X}", "b": "{{ .x }}", "c": "<path:kv/x#y>", "d": "ref+vault://x"}},
		"nothing": {},
		"what is no text": {"data": {"a": 5, "b": null}},
	}
	found(object_) == set()
}

test_is_not_misled_by_an_empty_book_of_sops if {
	count(found({"data": {"a": "eA=="}, "sops": {}})) == 1
}
