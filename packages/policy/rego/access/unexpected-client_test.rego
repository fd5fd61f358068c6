package hasp.policies.access.unexpected_client_test

import data.hasp.policies.access.unexpected_client
import data.hasp.testing

parameters := {"userAgents": ["kubectl/", "Mozilla/"]}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "get", "resource": {"group": "", "version": "v1", "resource": "pods"}, "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := unexpected_client.violations with input as access(changes)
		with data.hasp.parameters["unexpected-client"] as object.union(parameters, changed)
}

test_finds_another_client if {
	found({"userAgent": "python-requests/2.32"}, {}) == {{
		"message": "ann uses the client python-requests/2.32",
		"path": "/access/userAgent",
		"observed": "python-requests/2.32",
		"expected": ["kubectl/", "Mozilla/"],
	}}
}

test_allows_the_others if {
	found({"userAgent": "kubectl/v1.34.0 (linux/amd64)"}, {}) == set()
	found({"userAgent": "curl/8"}, {"userAgents": []}) == set()
	found({"userAgent": "curl/8", "user": {"name": "system:node:a", "groups": []}}, {}) == set()
}

test_says_so_where_the_client_is_not_told if {
	found({}, {}) == set()
	unknowns := unexpected_client.unknowns with input as access({}) with data.hasp.parameters["unexpected-client"] as parameters
	unknowns == {{"message": "which client ann uses is not told", "path": "/access"}}
	unexpected_client.unknowns == set() with input as access({}) with data.hasp.parameters["unexpected-client"] as {"userAgents": []}
	unexpected_client.unknowns == set() with input as access({"userAgent": "x"}) with data.hasp.parameters["unexpected-client"] as parameters
	unexpected_client.unknowns == set() with input as access({"user": {"name": "system:a", "groups": []}}) with data.hasp.parameters["unexpected-client"] as parameters
}
