package hasp.policies.secrets_management.secret_outside_store_test

import data.hasp.policies.secrets_management.secret_outside_store
import data.hasp.testing

found(subject, parameters) := testing.paths(violations) if {
	violations := secret_outside_store.violations with input as subject with data.hasp.parameters["secret-outside-store"] as parameters
}

subject := object.union(
	testing.deployed({"env": [{"name": "A", "from": {"kind": "secret", "name": "db"}}], "envFrom": [{"kind": "secret", "name": "es-all"}]}),
	{"workload": {"pod": {"volumes": [{"name": "v", "type": "secret", "secretName": "tls", "mounted": true}, {"name": "p", "type": "projected", "mounted": true, "sources": [{"type": "secret", "name": "x"}]}]}}},
)

test_finds_each_secret_where_it_is_required if {
	found(subject, {"required": true, "allowedSecrets": []}) == {
		"/workload/containers/0/env/0",
		"/workload/containers/0/envFrom/0",
		"/workload/pod/volumes/0",
		"/workload/pod/volumes/1/sources/0",
	}
	violations := secret_outside_store.violations with input as testing.deployed({"env": [{"name": "A", "from": {"kind": "secret", "name": "db"}}]})
		with data.hasp.parameters["secret-outside-store"] as {"required": true, "allowedSecrets": ["es-"]}
	violations == {{"message": "Secret db is taken from Kubernetes, not from an external store", "path": "/workload/containers/0/env/0", "observed": "db"}}
}

test_asks_nothing_by_default if {
	found(subject, {"required": false, "allowedSecrets": []}) == set()
}

test_allows_what_a_store_makes if {
	found(subject, {"required": true, "allowedSecrets": ["es-", "db", "tls"]}) == {"/workload/pod/volumes/1/sources/0"}
	other := object.union(
		testing.deployed({"env": [{"name": "A", "from": {"kind": "configMap", "name": "c"}}], "envFrom": [{"kind": "configMap", "name": "c"}]}),
		{"workload": {"pod": {"volumes": [{"name": "v", "type": "csi", "driver": "secrets-store.csi.k8s.io", "mounted": true}, {"name": "p", "type": "projected", "mounted": true, "sources": [{"type": "configMap", "name": "c"}]}]}}},
	)
	found(other, {"required": true, "allowedSecrets": []}) == set()
}
