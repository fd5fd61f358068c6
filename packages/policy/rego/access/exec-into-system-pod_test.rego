package hasp.policies.access.exec_into_system_pod_test

import data.hasp.policies.access.exec_into_system_pod
import data.hasp.testing

parameters := {"allowed": ["oncall"], "namespaces": ["kube-system"]}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "create", "resource": {"group": "", "version": "v1", "resource": "pods"}, "subresource": "exec", "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := exec_into_system_pod.violations with input as access(changes)
		with data.hasp.parameters["exec-into-system-pod"] as object.union(parameters, changed)
}

test_finds_a_command[subresource] if {
	some subresource in ["exec", "attach", "portforward"]
	found({"namespace": "kube-system", "subresource": subresource}, {}) == {{
		"message": $"ann uses pods/{subresource} of Pod kube-system/web-1",
		"path": "/access/namespace",
		"observed": "kube-system",
	}}
}

test_allows_the_others if {
	found({}, {}) == set()
	found({"namespace": "kube-system", "subresource": "log"}, {}) == set()
	found({"namespace": "kube-system", "code": 403}, {}) == set()
	found({"namespace": "kube-system", "resource": {"resource": "services"}}, {}) == set()
	found({"namespace": "kube-system", "user": {"name": "a", "groups": ["oncall"]}}, {}) == set()
}
