package hasp.policies.access.proxy_to_workload_test

import data.hasp.policies.access.proxy_to_workload
import data.hasp.testing

parameters := {"allowed": ["oncall", "system:serviceaccount:ci:*"], "namespaces": []}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "create", "resource": {"group": "", "version": "v1", "resource": "services"}, "subresource": "proxy", "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := proxy_to_workload.violations with input as access(changes)
		with data.hasp.parameters["proxy-to-workload"] as object.union(parameters, changed)
}

test_finds_both if {
	found({}, {}) == {{"message": "ann reaches services shop/web-1 through the API server", "path": "/access/user", "observed": "ann"}}
	count(found({"resource": {"resource": "pods"}}, {})) == 1
}

test_allows_the_others if {
	found({"resource": {"resource": "nodes"}}, {}) == set()
	found({"subresource": "status"}, {}) == set()
	found({"code": 403}, {}) == set()
	found({}, {"namespaces": ["bank"]}) == set()
	found({"user": {"name": "oncall", "groups": []}}, {}) == set()
}
