package hasp.policies.access.node_proxy_used_test

import data.hasp.policies.access.node_proxy_used
import data.hasp.testing

parameters := {"allowed": ["monitor"]}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "get", "resource": {"group": "", "version": "v1", "resource": "nodes"}, "subresource": "proxy", "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := node_proxy_used.violations with input as access(changes)
		with data.hasp.parameters["node-proxy-used"] as object.union(parameters, changed)
}

test_finds_one if {
	found({"namespace": ""}, {}) == {{"message": "ann reaches the kubelet of web-1 through the API server", "path": "/access/user", "observed": "ann"}}
}

test_allows_the_others if {
	found({"subresource": "metrics"}, {}) == set()
	found({"resource": {"resource": "pods"}}, {}) == set()
	found({"code": 403}, {}) == set()
	found({"user": {"name": "monitor"}}, {}) == set()
}
