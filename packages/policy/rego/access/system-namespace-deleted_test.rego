package hasp.policies.access.system_namespace_deleted_test

import data.hasp.policies.access.system_namespace_deleted
import data.hasp.testing

parameters := {"namespaces": ["kube-system"]}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "delete", "resource": {"group": "", "version": "v1", "resource": "namespaces"}, "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := system_namespace_deleted.violations with input as access(changes)
		with data.hasp.parameters["system-namespace-deleted"] as object.union(parameters, changed)
}

test_finds_one if {
	found({"name": "kube-system"}, {}) == {{"message": "ann deletes the namespace kube-system", "path": "/access/name", "observed": "kube-system"}}
}

test_allows_the_others if {
	found({}, {}) == set()
	found({"name": "kube-system", "verb": "get"}, {}) == set()
	found({"name": "kube-system", "code": 403}, {}) == set()
	found({"name": "kube-system", "resource": {"resource": "pods"}}, {}) == set()
}
