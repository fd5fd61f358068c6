package hasp.policies.access.secret_read_by_impersonation_test

import data.hasp.policies.access.secret_read_by_impersonation
import data.hasp.testing

parameters := {"allowed": ["oncall"]}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "get", "resource": {"group": "", "version": "v1", "resource": "secrets"}, "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := secret_read_by_impersonation.violations with input as access(changes)
		with data.hasp.parameters["secret-read-by-impersonation"] as object.union(parameters, changed)
}

as_root := {"impersonated": {"name": "root", "groups": []}}

test_finds_one if {
	found(as_root, {}) == {{"message": "ann reads Secret shop/web-1 as root", "path": "/access/impersonated/name", "observed": "root"}}
}

test_allows_the_others if {
	found({}, {}) == set()
	found(object.union(as_root, {"resource": {"resource": "pods"}}), {}) == set()
	found(object.union(as_root, {"verb": "create"}), {}) == set()
	found(object.union(as_root, {"code": 403}), {}) == set()
	found(object.union(as_root, {"user": {"name": "oncall"}}), {}) == set()
}
