package hasp.policies.combined.exec_with_shell_outside_on_call_test

import data.hasp.policies.combined.exec_with_shell_outside_on_call
import data.hasp.testing

parameters := {"onCall": ["oncall"], "environments": ["production"], "label": "env", "toolPolicies": ["production-tools"]}

access(changes) := {
	"contract": 1,
	"phase": "deploy",
	"kind": "access",
	"context": {"time": testing.now, "environment": "production"},
	"access": object.union(
		{"verb": "connect", "resource": {"group": "", "version": "v1", "resource": "pods"}, "subresource": "exec", "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
		changes,
	),
	"target": testing.workload([
		testing.container({"image": {"decision": {"violations": [{"policy": "other", "message": "x"}, {"policy": "production-tools", "message": "the shell bin/sh"}]}}}),
		testing.container({"name": "side"}),
	]).workload,
}

found(changes, changed) := violations if {
	violations := exec_with_shell_outside_on_call.violations with input as access(changes)
		with data.hasp.parameters["exec-with-shell-outside-on-call"] as object.union(parameters, changed)
}

test_finds_all_together if {
	found({}, {}) == {{
		"message": "ann executes a command in container web of Pod shop/web-1 in production, is in none of oncall, and the image has tools: the shell bin/sh",
		"path": "/target/containers/0/image",
		"observed": {"user": "ann", "finding": "the shell bin/sh"},
	}}
	count(found({"options": {"container": "web"}}, {})) == 1
}

test_says_so_where_the_pod_is_not_known if {
	unknown := object.remove(access({}), ["target"])
	unknowns := exec_with_shell_outside_on_call.unknowns with input as unknown with data.hasp.parameters["exec-with-shell-outside-on-call"] as parameters
	unknowns == {{"message": "what the image of Pod shop/web-1 holds could not be told", "path": "/access"}}
	none := object.union(parameters, {"onCall": []})
	exec_with_shell_outside_on_call.unknowns == set() with input as unknown with data.hasp.parameters["exec-with-shell-outside-on-call"] as none
	exec_with_shell_outside_on_call.unknowns == set() with input as access({}) with data.hasp.parameters["exec-with-shell-outside-on-call"] as parameters
}

test_allows_the_others if {
	found({"options": {"container": "side"}}, {}) == set()
	found({"user": {"name": "bob", "groups": ["oncall"]}}, {}) == set()
	found({"subresource": "attach"}, {}) == set()
	found({"code": 403}, {}) == set()
	found({}, {"onCall": []}) == set()
	found({}, {"environments": ["other"]}) == set()
	found({}, {"toolPolicies": []}) == set()
}
