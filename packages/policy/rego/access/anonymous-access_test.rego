package hasp.policies.access.anonymous_access_test

import data.hasp.policies.access.anonymous_access
import data.hasp.testing

parameters := {"allowed": ["kube-public/cluster-info"]}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "get", "resource": {"group": "", "version": "v1", "resource": "pods"}, "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := anonymous_access.violations with input as access(changes)
		with data.hasp.parameters["anonymous-access"] as object.union(parameters, changed)
}

anonymous := {"user": {"name": "system:anonymous", "groups": []}}

test_finds_an_answer_to_nobody if {
	found(object.union(anonymous, {"code": 200}), {}) == {{
		"message": "nobody signed in, and get on pods shop/web-1 was allowed",
		"path": "/access/user",
		"observed": "system:anonymous",
	}}
	count(found({"user": {"name": "x", "groups": ["system:unauthenticated"]}}, {})) == 1
}

test_allows_the_others if {
	found({}, {}) == set()
	found(object.union(anonymous, {"code": 401}), {}) == set()
	found(object.union(anonymous, {"resource": {"resource": ""}}), {}) == set()
	found(object.union(anonymous, {"namespace": "kube-public", "name": "cluster-info"}), {}) == set()
}
