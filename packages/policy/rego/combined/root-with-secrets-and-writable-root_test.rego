package hasp.policies.combined.root_with_secrets_and_writable_root_test

import data.hasp.policies.combined.root_with_secrets_and_writable_root
import data.hasp.testing

found(changes) := violations if {
	violations := root_with_secrets_and_writable_root.violations with input as testing.deployed(object.union(
		{"mounts": [{"type": "secret", "destination": "/s", "readOnly": true}], "effective": {"user": {"uid": 0}, "readOnlyRootFilesystem": false, "hostNamespaces": {"user": "host"}}},
		changes,
	))
}

test_finds_all_together if {
	found({}) == {{
		"message": "container web has Secrets at /s, runs as root and can write to its root file system",
		"path": "/workload/containers/0",
		"observed": ["/s"],
	}}
}

test_allows_each_alone if {
	found({"mounts": []}) == set()
	found({"mounts": [{"type": "emptyDir", "destination": "/s", "readOnly": false}]}) == set()
	found({"effective": {"readOnlyRootFilesystem": true}}) == set()
	found({"effective": {"user": {"uid": 1}}}) == set()
}
