package hasp.policies.secrets_management.whole_secret_volume_test

import data.hasp.policies.secrets_management.whole_secret_volume
import data.hasp.testing

found(source, mounts) := violations if {
	pod := {"at": "/spec", "volumes": [{"name": "v", "type": "secret", "mounted": true}]}
	subject := object.union(testing.deployed({"mounts": mounts}), {"workload": {"pod": pod}})
	violations := whole_secret_volume.violations with input as object.union(subject, {"object": {"spec": {"volumes": [{"name": "v", "secret": source}]}}})
}

mount(changes) := object.union({"volume": "v", "type": "secret", "destination": "/x", "readOnly": true}, changes)

test_finds_a_whole_secret if {
	found({"secretName": "db"}, []) == {{
		"message": "volume v shows every key of Secret db",
		"path": "/object/spec/volumes/0/secret",
		"observed": {"volume": "v", "secret": "db"},
	}}
	count(found({"secretName": "db", "items": []}, [mount({})])) == 1
	count(found({"secretName": "db"}, [mount({"subPath": "a"}), mount({})])) == 1
	count(found({"secretName": "db"}, [mount({"subPath": ""})])) == 1
	count(found({"secretName": "db"}, [mount({"volume": "other", "subPath": "a"})])) == 1
}

test_allows_some_keys if {
	found({"secretName": "db", "items": [{"key": "a", "path": "a"}]}, []) == set()
	found({"secretName": "db"}, [mount({"subPath": "a"})]) == set()
}
