package hasp.policies.access.system_masters_used_test

import data.hasp.policies.access.system_masters_used
import data.hasp.testing

parameters := {"allowed": ["system:apiserver"]}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "get", "resource": {"group": "", "version": "v1", "resource": "pods"}, "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := system_masters_used.violations with input as access(changes)
		with data.hasp.parameters["system-masters-used"] as object.union(parameters, changed)
}

test_finds_a_master if {
	found({"user": {"name": "kubernetes-admin", "groups": ["system:masters"]}}, {}) == {{
		"message": "kubernetes-admin uses get on pods shop/web-1 as a member of system:masters",
		"path": "/access/user/groups",
		"observed": ["system:masters"],
	}}
}

test_allows_the_others if {
	found({}, {}) == set()
	found({"user": {"name": "system:apiserver", "groups": ["system:masters"]}}, {}) == set()
}
