package hasp.policies.access.lasting_object_deleted_test

import data.hasp.policies.access.lasting_object_deleted
import data.hasp.testing

parameters := {"allowed": ["deployer"], "resources": ["namespaces"]}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "delete", "resource": {"group": "", "version": "v1", "resource": "namespaces"}, "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := lasting_object_deleted.violations with input as access(changes)
		with data.hasp.parameters["lasting-object-deleted"] as object.union(parameters, changed)
}

test_finds_one if {
	found({}, {}) == {{
		"message": "ann deletes namespaces web-1",
		"path": "/access/resource",
		"observed": {"user": "ann", "resource": "namespaces"},
	}}
	count(found({"verb": "deletecollection"}, {})) == 1
}

test_allows_the_others if {
	found({"verb": "update"}, {}) == set()
	found({"subresource": "finalize"}, {}) == set()
	found({"code": 403}, {}) == set()
	found({"resource": {"resource": "pods"}}, {}) == set()
	found({"user": {"name": "deployer", "groups": []}}, {}) == set()
	found({"user": {"name": "system:serviceaccount:kube-system:namespace-controller", "groups": []}}, {}) == set()
}
