package hasp.policies.access.debug_container_added_test

import data.hasp.policies.access.debug_container_added
import data.hasp.testing

parameters := {"allowed": ["oncall"]}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "patch", "resource": {"group": "", "version": "v1", "resource": "pods"}, "subresource": "ephemeralcontainers", "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := debug_container_added.violations with input as access(changes)
		with data.hasp.parameters["debug-container-added"] as object.union(parameters, changed)
}

subject(request, former) := object.union_n([
	testing.workload([testing.container({}), testing.container({"name": "debugger", "role": "ephemeral"})]),
	{"context": {"request": object.union({"operation": "UPDATE", "subresource": "ephemeralcontainers", "resource": {"resource": "pods"}, "user": {"name": "ann", "groups": ["dev"]}}, request)}},
	former,
])

added(request, former) := violations if {
	violations := debug_container_added.violations with input as subject(request, former) with data.hasp.parameters["debug-container-added"] as parameters
}

test_finds_a_container_at_the_webhook if {
	added({}, {}) == {{
		"message": "ann adds the debug container debugger with image docker.io/library/web:1.4",
		"path": "/workload/containers/1",
		"observed": {"user": "ann", "image": "docker.io/library/web:1.4"},
	}}
	count(added({}, {"former": {"containers": [{"name": "web"}]}})) == 1
}

test_allows_what_is_older_and_those_who_may if {
	added({}, {"former": {"containers": [{"name": "debugger"}]}}) == set()
	added({"user": {"name": "oncall", "groups": []}}, {}) == set()
	added({"user": {"name": "bob", "groups": ["oncall"]}}, {}) == set()
	added({"subresource": "resize"}, {}) == set()
}

test_finds_a_container_in_the_audit_log if {
	found({}, {}) == {{"message": "ann adds a debug container to Pod shop/web-1", "path": "/access/user", "observed": "ann"}}
	found({"verb": "get"}, {}) == set()
	found({"code": 403}, {}) == set()
	found({"subresource": "exec"}, {}) == set()
	found({"user": {"name": "oncall", "groups": []}}, {}) == set()
}
