package hasp.policies.access.events_deleted_test

import data.hasp.policies.access.events_deleted
import data.hasp.testing

parameters := {"allowed": ["admin"], "settings": ["kube-system/audit-policy"]}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "delete", "resource": {"group": "", "version": "v1", "resource": "events"}, "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := events_deleted.violations with input as access(changes)
		with data.hasp.parameters["events-deleted"] as object.union(parameters, changed)
}

settings := {"resource": {"resource": "configmaps"}, "verb": "update", "namespace": "kube-system", "name": "audit-policy"}

test_finds_both if {
	found({}, {}) == {{
		"message": "ann uses delete on events shop/web-1",
		"path": "/access/resource",
		"observed": {"user": "ann", "verb": "delete"},
	}}
	count(found({"verb": "deletecollection"}, {})) == 1
	count(found(settings, {})) == 1
}

test_allows_the_others if {
	found({"verb": "create"}, {}) == set()
	found(object.union(settings, {"verb": "get"}), {}) == set()
	found(object.union(settings, {"name": "other"}), {}) == set()
	found(object.union(settings, {"resource": {"resource": "secrets"}}), {}) == set()
	found({"code": 403}, {}) == set()
	found({"user": {"name": "admin", "groups": []}}, {}) == set()
	found({"user": {"name": "system:apiserver", "groups": []}}, {}) == set()
}
