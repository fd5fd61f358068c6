package hasp.policies.access.rbac_changed_by_person_test

import data.hasp.policies.access.rbac_changed_by_person
import data.hasp.testing

parameters := {"allowed": ["deployer"]}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "create", "resource": {"group": "rbac.authorization.k8s.io", "version": "v1", "resource": "rolebindings"}, "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := rbac_changed_by_person.violations with input as access(changes)
		with data.hasp.parameters["rbac-changed-by-person"] as object.union(parameters, changed)
}

test_finds_a_change[verb] if {
	some verb in ["create", "update", "patch", "delete", "deletecollection"]
	found({"verb": verb}, {}) == {{
		"message": $"ann uses {verb} on rolebindings shop/web-1",
		"path": "/access/user",
		"observed": {"user": "ann", "verb": verb},
	}}
}

test_allows_the_others if {
	found({"verb": "get"}, {}) == set()
	found({"code": 409}, {}) == set()
	found({"resource": {"group": "", "resource": "pods"}}, {}) == set()
	found({"user": {"name": "deployer"}}, {}) == set()
	found({"user": {"name": "system:serviceaccount:flux-system:flux", "groups": []}}, {}) == set()
}

written(user) := violations if {
	role := testing.resource({"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "r"}})
	request := {"operation": "UPDATE", "resource": {"resource": "roles"}, "user": user}
	violations := rbac_changed_by_person.violations with input as object.union(role, {"context": {"request": request}})
		with data.hasp.parameters["rbac-changed-by-person"] as parameters
}

test_finds_a_change_at_the_webhook if {
	written({"name": "ann", "groups": ["dev"]}) == {{
		"message": "ann uses UPDATE on Role r",
		"path": "/context/request/user/name",
		"observed": {"user": "ann", "operation": "UPDATE"},
	}}
	written({"name": "deployer", "groups": []}) == set()
	written({"name": "bob", "groups": ["deployer"]}) == set()
	written({"name": "system:serviceaccount:flux-system:flux", "groups": []}) == set()
}
