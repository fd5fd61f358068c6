package hasp.policies.secrets_management.optional_secret_test

import data.hasp.policies.secrets_management.optional_secret
import data.hasp.testing

found(changes, source) := violations if {
	subject := object.union(testing.deployed(changes), {"workload": {"pod": {"at": "/spec", "volumes": [{"name": "v", "type": "secret", "mounted": true}]}}})
	violations := optional_secret.violations with input as object.union(subject, {"object": {"spec": {"volumes": [{"name": "v", "secret": source}]}}})
}

test_finds_one_in_each_place if {
	found({"env": [{"name": "A", "from": {"kind": "secret", "name": "a", "optional": true}}]}, null) == {{
		"message": "container web starts without Secret a where it is missing",
		"path": "/workload/containers/0/env/0",
		"observed": true,
		"expected": false,
	}}
	found({"envFrom": [{"kind": "secret", "name": "a", "optional": true}]}, null) == {{
		"message": "container web starts without Secret a where it is missing",
		"path": "/workload/containers/0/envFrom/0",
		"observed": true,
		"expected": false,
	}}
	found({}, {"secretName": "a", "optional": true}) == {{
		"message": "volume v is empty where Secret a is missing",
		"path": "/object/spec/volumes/0/secret",
		"observed": true,
		"expected": false,
	}}
}

test_allows_the_others if {
	found({"env": [{"name": "A", "from": {"kind": "secret", "name": "a", "optional": false}}, {"name": "B", "from": {"kind": "configMap", "optional": true}}]}, {"secretName": "a"}) == set()
	found({"envFrom": [{"kind": "configMap", "optional": true}, {"kind": "secret", "optional": false}, {"kind": "secret"}]}, {"secretName": "a", "optional": false}) == set()
}
