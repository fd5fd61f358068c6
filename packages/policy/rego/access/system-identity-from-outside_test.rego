package hasp.policies.access.system_identity_from_outside_test

import data.hasp.policies.access.system_identity_from_outside
import data.hasp.testing

parameters := {"networks": ["10.0.0.0/8"], "clients": ["kubectl/"]}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "get", "resource": {"group": "", "version": "v1", "resource": "pods"}, "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := system_identity_from_outside.violations with input as access(changes)
		with data.hasp.parameters["system-identity-from-outside"] as object.union(parameters, changed)
}

node(changes) := object.union({"user": {"name": "system:node:a", "groups": ["system:nodes"]}, "sourceIps": ["10.0.0.7"], "userAgent": "kubelet/v1.34"}, changes)

test_finds_an_address_outside if {
	found(node({"sourceIps": ["203.0.113.9"]}), {}) == {{
		"message": "system:node:a uses get on pods from 203.0.113.9, outside of the cluster",
		"path": "/access/sourceIps/0",
		"observed": "203.0.113.9",
	}}
	count(found({"user": {"name": "system:kube-scheduler", "groups": []}, "sourceIps": ["203.0.113.9"]}, {})) == 1
}

test_finds_the_client_of_a_person if {
	found(node({"userAgent": "kubectl/v1.34.0"}), {}) == {{
		"message": "system:node:a uses get on pods by the client kubectl/v1.34.0",
		"path": "/access/userAgent",
		"observed": "kubectl/v1.34.0",
	}}
}

test_allows_the_others if {
	found(node({}), {}) == set()
	found({"sourceIps": ["203.0.113.9"], "userAgent": "kubectl/v1.34.0"}, {}) == set()
	found(node({"sourceIps": []}), {}) == set()
}
