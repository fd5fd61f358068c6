package hasp.policies.access.permissions_listed_by_workload_test

import data.hasp.policies.access.permissions_listed_by_workload
import data.hasp.testing

parameters := {"allowed": ["system:serviceaccount:kubernetes-dashboard:*"]}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "create", "resource": {"group": "", "version": "v1", "resource": "selfsubjectrulesreviews"}, "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := permissions_listed_by_workload.violations with input as access(changes)
		with data.hasp.parameters["permissions-listed-by-workload"] as object.union(parameters, changed)
}

test_finds_a_workload if {
	found({"user": {"name": "system:serviceaccount:shop:web", "groups": []}}, {}) == {{
		"message": "system:serviceaccount:shop:web asks for all that it may do",
		"path": "/access/user",
		"observed": "system:serviceaccount:shop:web",
	}}
}

test_allows_the_others if {
	found({}, {}) == set()
	found({"user": {"name": "system:serviceaccount:kubernetes-dashboard:x", "groups": []}}, {}) == set()
	found({"resource": {"resource": "selfsubjectaccessreviews"}, "user": {"name": "system:serviceaccount:shop:web", "groups": []}}, {}) == set()
}
