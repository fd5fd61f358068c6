package hasp.policies.access.cluster_admin_granted_test

import data.hasp.policies.access.cluster_admin_granted
import data.hasp.testing

parameters := {"allowed": ["system:apiserver"], "roles": ["cluster-admin"]}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "create", "resource": {"group": "", "version": "v1", "resource": "clusterrolebindings"}, "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

granted(changes, role) := violations if {
	violations := cluster_admin_granted.violations with input as object.union(access(changes), {"object": {"roleRef": {"name": role}, "subjects": [{"kind": "User", "name": "bob"}]}})
		with data.hasp.parameters["cluster-admin-granted"] as parameters
}

open(changes, changed) := unknowns if {
	unknowns := cluster_admin_granted.unknowns with input as access(changes)
		with data.hasp.parameters["cluster-admin-granted"] as object.union(parameters, changed)
}

test_finds_a_grant if {
	granted({}, "cluster-admin") == {{
		"message": "ann binds cluster-admin by clusterrolebindings shop/web-1",
		"path": "/object/roleRef/name",
		"observed": {"role": "cluster-admin", "subjects": [{"kind": "User", "name": "bob"}]},
	}}
	count(granted({"resource": {"resource": "rolebindings"}, "verb": "patch"}, "cluster-admin")) == 1
	count(granted({"verb": "update"}, "cluster-admin")) == 1
}

test_allows_the_others if {
	granted({}, "view") == set()
	granted({"verb": "delete"}, "cluster-admin") == set()
	granted({"code": 403}, "cluster-admin") == set()
	granted({"resource": {"resource": "clusterroles"}}, "cluster-admin") == set()
	granted({"user": {"name": "system:apiserver"}}, "cluster-admin") == set()
}

test_says_so_where_the_object_is_missing if {
	open({}, {}) == {{"message": "what ann binds by clusterrolebindings shop/web-1 could not be told: the event has no object", "path": "/access"}}
	open({"verb": "get"}, {}) == set()
	with_object := cluster_admin_granted.unknowns with input as object.union(access({}), {"object": {"roleRef": {"name": "view"}}})
		with data.hasp.parameters["cluster-admin-granted"] as parameters
	with_object == set()
}
