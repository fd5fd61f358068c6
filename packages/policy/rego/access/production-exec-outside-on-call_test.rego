package hasp.policies.access.production_exec_outside_on_call_test

import data.hasp.policies.access.production_exec_outside_on_call
import data.hasp.testing

parameters := {"onCall": ["oncall"], "environments": ["production"], "label": "env"}

access(context, changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": object.union({"time": testing.now}, context), "access": object.union(
	{"verb": "connect", "resource": {"group": "", "version": "v1", "resource": "pods"}, "subresource": "exec", "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

in_production := {"environment": "production"}

found(context, changes, changed) := violations if {
	violations := production_exec_outside_on_call.violations with input as access(context, changes)
		with data.hasp.parameters["production-exec-outside-on-call"] as object.union(parameters, changed)
}

open(context, changes, changed) := unknowns if {
	unknowns := production_exec_outside_on_call.unknowns with input as access(context, changes)
		with data.hasp.parameters["production-exec-outside-on-call"] as object.union(parameters, changed)
}

test_finds_somebody_else if {
	found(in_production, {}, {}) == {{
		"message": "ann uses pods/exec of Pod shop/web-1 in production and is in none of oncall",
		"path": "/access/user/groups",
		"observed": ["dev"],
		"expected": ["oncall"],
	}}
	count(found({"namespace": {"name": "shop", "labels": {"env": "production"}}}, {"subresource": "attach"}, {})) == 1
	count(found(in_production, {"subresource": "portforward"}, {})) == 1
}

test_allows_the_others if {
	found(in_production, {"user": {"name": "bob", "groups": ["oncall"]}}, {}) == set()
	found({"environment": "test"}, {}, {}) == set()
	found(in_production, {}, {"onCall": []}) == set()
	found(in_production, {"code": 403}, {}) == set()
	found(in_production, {"subresource": "log"}, {}) == set()
	found(in_production, {"resource": {"resource": "services"}}, {}) == set()
}

test_says_so_where_nothing_tells_the_environment if {
	open({}, {}, {}) == {{"message": "whether Pod shop/web-1 is in production could not be told", "path": "/context"}}
	open({}, {}, {"onCall": []}) == set()
	open({"environment": "test"}, {}, {}) == set()
	open({}, {"user": {"name": "bob", "groups": ["oncall"]}}, {}) == set()
}
