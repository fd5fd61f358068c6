package hasp.policies.access.secret_read_by_person_test

import data.hasp.policies.access.secret_read_by_person
import data.hasp.testing

parameters := {"allowed": ["oncall", "system:serviceaccount:ci:*"], "namespaces": []}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "get", "resource": {"group": "", "version": "v1", "resource": "secrets"}, "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := secret_read_by_person.violations with input as access(changes)
		with data.hasp.parameters["secret-read-by-person"] as object.union(parameters, changed)
}

test_finds_a_person[verb] if {
	some verb in ["get", "list", "watch"]
	found({"verb": verb}, {}) == {{
		"message": "ann reads Secret shop/web-1",
		"path": "/access/user",
		"observed": {"user": "ann", "verb": verb},
	}}
}

test_allows_the_others if {
	found({"resource": {"resource": "pods"}}, {}) == set()
	found({"verb": "create"}, {}) == set()
	found({"code": 404}, {}) == set()
	found({"user": {"name": "system:node:a", "groups": []}}, {}) == set()
	found({"user": {"name": "oncall", "groups": []}}, {}) == set()
	found({}, {"namespaces": ["bank"]}) == set()
}
