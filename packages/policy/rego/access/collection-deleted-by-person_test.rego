package hasp.policies.access.collection_deleted_by_person_test

import data.hasp.policies.access.collection_deleted_by_person
import data.hasp.testing

parameters := {"allowed": ["deployer"]}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "deletecollection", "resource": {"group": "", "version": "v1", "resource": "pods"}, "namespace": "shop", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := collection_deleted_by_person.violations with input as access(changes)
		with data.hasp.parameters["collection-deleted-by-person"] as object.union(parameters, changed)
}

test_finds_one if {
	found({}, {}) == {{
		"message": "ann deletes all pods of shop that a selector names",
		"path": "/access/verb",
		"observed": {"user": "ann", "resource": "pods"},
	}}
	count(found({"verb": "delete"}, {})) == 1
}

test_allows_the_others if {
	found({"verb": "delete", "name": "web"}, {}) == set()
	found({"verb": "get"}, {}) == set()
	found({"code": 403}, {}) == set()
	found({"user": {"name": "deployer", "groups": []}}, {}) == set()
	found({"user": {"name": "system:serviceaccount:kube-system:namespace-controller", "groups": []}}, {}) == set()
}
