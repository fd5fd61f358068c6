package hasp.policies.access.token_created_by_person_test

import data.hasp.policies.access.token_created_by_person
import data.hasp.testing

parameters := {"allowed": ["vault"]}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "create", "resource": {"group": "", "version": "v1", "resource": "serviceaccounts"}, "subresource": "token", "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := token_created_by_person.violations with input as access(changes)
		with data.hasp.parameters["token-created-by-person"] as object.union(parameters, changed)
}

test_finds_one if {
	found({}, {}) == {{"message": "ann makes a token of service account shop/web-1", "path": "/access/user", "observed": "ann"}}
}

test_allows_the_others if {
	found({"user": {"name": "system:node:a", "groups": ["system:nodes"]}}, {}) == set()
	found({"user": {"name": "vault", "groups": []}}, {}) == set()
	found({"verb": "get"}, {}) == set()
	found({"code": 403}, {}) == set()
	found({"subresource": "status"}, {}) == set()
	found({"resource": {"resource": "pods"}}, {}) == set()
}
