package hasp.policies.access.system_logs_read_test

import data.hasp.policies.access.system_logs_read
import data.hasp.testing

parameters := {"allowed": ["admin"], "namespaces": ["kube-system"]}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "get", "resource": {"group": "", "version": "v1", "resource": "pods"}, "subresource": "log", "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := system_logs_read.violations with input as access(changes)
		with data.hasp.parameters["system-logs-read"] as object.union(parameters, changed)
}

there := {"namespace": "kube-system"}

test_finds_one if {
	found(there, {}) == {{"message": "ann reads the log of Pod kube-system/web-1", "path": "/access/namespace", "observed": "kube-system"}}
}

test_allows_the_others if {
	found({}, {}) == set()
	found(object.union(there, {"subresource": "exec"}), {}) == set()
	found(object.union(there, {"resource": {"resource": "x"}}), {}) == set()
	found(object.union(there, {"code": 403}), {}) == set()
	found(object.union(there, {"user": {"name": "admin", "groups": []}}), {}) == set()
	found(object.union(there, {"user": {"name": "system:serviceaccount:l:fluentd", "groups": []}}), {}) == set()
}
