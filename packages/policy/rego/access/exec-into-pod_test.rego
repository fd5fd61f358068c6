package hasp.policies.access.exec_into_pod_test

import data.hasp.policies.access.exec_into_pod
import data.hasp.testing

parameters := {"allowed": ["oncall", "system:serviceaccount:ci:*"], "namespaces": []}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "create", "resource": {"group": "", "version": "v1", "resource": "pods"}, "subresource": "exec", "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := exec_into_pod.violations with input as access(changes)
		with data.hasp.parameters["exec-into-pod"] as object.union(parameters, changed)
}

test_finds_somebody_who_may_not if {
	found({"options": {"container": "web"}}, {}) == {{
		"message": "ann executes a command in Pod shop/web-1",
		"path": "/access/user",
		"observed": {"user": "ann", "options": {"container": "web"}},
	}}
	count(found({"code": 101, "verb": "connect"}, {"namespaces": ["shop"]})) == 1
}

test_allows[why] if {
	some why, case in {
		"a user": [{"user": {"name": "oncall", "groups": []}}, {}],
		"a group": [{"user": {"name": "bob", "groups": ["oncall"]}}, {}],
		"a family of users": [{"user": {"name": "system:serviceaccount:ci:run", "groups": []}}, {}],
		"another namespace": [{}, {"namespaces": ["bank"]}],
		"what was refused": [{"code": 403}, {}],
		"another subresource": [{"subresource": "log"}, {}],
		"another resource": [{"resource": {"group": "", "version": "v1", "resource": "services"}}, {}],
	}
	found(case[0], case[1]) == set()
}
