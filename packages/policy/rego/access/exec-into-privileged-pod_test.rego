package hasp.policies.access.exec_into_privileged_pod_test

import data.hasp.policies.access.exec_into_privileged_pod
import data.hasp.testing

access(target, changes) := object.union(
	{"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
		{"verb": "connect", "resource": {"group": "", "version": "v1", "resource": "pods"}, "subresource": "exec", "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": []}},
		changes,
	)},
	target,
)

pod(effective) := {"target": testing.workload([testing.with_effective(effective), testing.container({"name": "side"})]).workload}

found(target, changes) := violations if {
	violations := exec_into_privileged_pod.violations with input as access(target, changes)
		with data.hasp.parameters["exec-into-privileged-pod"] as {"allowed": ["oncall"]}
}

open(target, changes) := unknowns if {
	unknowns := exec_into_privileged_pod.unknowns with input as access(target, changes)
		with data.hasp.parameters["exec-into-privileged-pod"] as {"allowed": ["oncall"]}
}

test_finds_each_reason[why] if {
	some why, effective in {
		"is privileged": {"privileged": true},
		"shares the processes of the node": {"hostNamespaces": {"pid": "host"}},
		"may do anything to the kernel": {"capabilities": {"add": ["SYS_ADMIN"]}},
	}
	options := {"container": "web", "tty": true}
	found(pod(effective), {"options": options}) == {{
		"message": $"ann executes a command in container web of Pod shop/web-1, which {why}",
		"path": "/target/containers/0",
		"observed": {"user": "ann", "options": options},
	}}
	count(found(pod(effective), {})) == 1
}

test_allows[why] if {
	some why, case in {
		"another container": [{"privileged": true}, {"options": {"container": "side"}}],
		"an ordinary one": [{"capabilities": {"add": ["NET_BIND_SERVICE"]}}, {}],
		"those who may": [{"privileged": true}, {"user": {"name": "oncall", "groups": []}}],
		"what was refused": [{"privileged": true}, {"code": 403}],
		"a forwarded port": [{"privileged": true}, {"subresource": "portforward"}],
		"another resource": [{"privileged": true}, {"resource": {"resource": "services"}}],
	}
	found(pod(case[0]), case[1]) == set()
}

test_finds_the_others if {
	count(found(pod({"capabilities": {"add": ["ALL"]}}), {"subresource": "attach", "options": {"stdin": true}})) == 1
}

test_says_so_where_the_pod_is_not_known if {
	open({}, {}) == {{"message": "whether Pod shop/web-1 is privileged could not be told", "path": "/access"}}
	found({}, {}) == set()
	open(pod({}), {}) == set()
	open({}, {"user": {"name": "oncall", "groups": []}}) == set()
}
