package hasp.policies.access.user_impersonated_test

import data.hasp.policies.access.user_impersonated
import data.hasp.testing

parameters := {"allowed": ["proxy"]}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "get", "resource": {"group": "", "version": "v1", "resource": "pods"}, "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := user_impersonated.violations with input as access(changes)
		with data.hasp.parameters["user-impersonated"] as object.union(parameters, changed)
}

as_root := {"impersonated": {"name": "root", "groups": ["system:masters"]}}

test_finds_one if {
	found(as_root, {}) == {{
		"message": "ann uses get on pods shop/web-1 as root",
		"path": "/access/impersonated/name",
		"observed": {"user": "ann", "as": "root", "groups": ["system:masters"]},
	}}
}

test_allows_the_others if {
	found({}, {}) == set()
	found(object.union(as_root, {"user": {"name": "proxy"}}), {}) == set()
}
