package hasp.policies.workload.workload_in_default_namespace_test

import data.hasp.policies.workload.workload_in_default_namespace
import data.hasp.testing

found(subject) := result if {
	result := workload_in_default_namespace.violations with input as subject
}

in_namespace(name, changes) := object.union(testing.deployed({}), {"workload": object.union({"namespace": name}, changes)})

test_finds_it if {
	found(in_namespace("default", {})) == {{
		"message": "Deployment shop is in the namespace default",
		"path": "/workload/namespace",
		"observed": "default",
	}}
}

test_allows_others if {
	found(in_namespace("shop", {})) == set()
	found(in_namespace("default", {"owners": [{"kind": "ReplicaSet", "name": "x", "apiVersion": "apps/v1", "controller": true}]})) == set()
}
