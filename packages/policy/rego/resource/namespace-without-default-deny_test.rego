package hasp.policies.resource.namespace_without_default_deny_test

import data.hasp.policies.resource.namespace_without_default_deny
import data.hasp.testing

subject(changes) := object.union(testing.resource({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}}), changes)

known(policies) := subject({"related": {"source": "cluster", "complete": true, "networkPolicies": policies}})

deny(ingress, egress) := {"name": "deny", "ingress": ingress, "egress": egress, "everyPod": true, "rules": 0}

test_finds_each_direction_that_is_open if {
	namespace_without_default_deny.violations == {{
		"message": "Namespace shop has no NetworkPolicy that denies egress of every Pod",
		"path": "/object",
		"observed": 1,
	}} with input as known([deny(true, false)])
	testing.messages(namespace_without_default_deny.violations) == {"Namespace shop has no NetworkPolicy that denies ingress of every Pod"} with input as known([deny(false, true)])
	count(namespace_without_default_deny.violations) == 2 with input as known([])
	count(namespace_without_default_deny.violations) == 2 with input as known([object.union(deny(true, true), {"everyPod": false})])
	count(namespace_without_default_deny.violations) == 2 with input as known([object.union(deny(true, true), {"rules": 1})])
}

test_leaves_one_that_denies_alone if {
	count(namespace_without_default_deny.violations) == 0 with input as known([deny(true, true)])
	count(namespace_without_default_deny.unknowns) == 0 with input as known([deny(true, true)])
	new := object.union(known([]), {"context": {"request": {"operation": "CREATE"}}})
	count(namespace_without_default_deny.violations) == 0 with input as new
	count(namespace_without_default_deny.violations) == 0 with input as object.union(known([]), {"phase": "build"})
}

test_says_where_it_cannot_tell if {
	testing.paths(namespace_without_default_deny.unknowns) == {"/object"} with input as subject({})
	count(namespace_without_default_deny.violations) == 0 with input as subject({})
	half := object.union(known([]), {"related": {"complete": false}})
	count(namespace_without_default_deny.unknowns) == 1 with input as half
	count(namespace_without_default_deny.violations) == 0 with input as half
	count(namespace_without_default_deny.unknowns) == 0 with input as subject({"phase": "build"})
}
