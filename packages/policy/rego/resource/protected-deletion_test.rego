package hasp.policies.resource.protected_deletion_test

import data.hasp.policies.resource.protected_deletion

found(verb, resource, groups) := violations if {
	violations := protected_deletion.violations
		with input as {"kind": "access", "phase": "deploy", "access": {
			"verb": verb,
			"resource": {"group": "", "version": "v1", "resource": resource},
			"name": "shop",
			"user": {"name": "kim", "groups": groups},
		}}
		with data.hasp.parameters["protected-deletion"] as {"resources": ["namespaces"], "allowedGroups": ["ops"]}
}

test_finds_a_deletion if {
	found("delete", "namespaces", ["dev"]) == {{
		"message": "kim deletes namespaces/shop",
		"path": "/access/name",
		"observed": "shop",
	}}
	count(found("deletecollection", "namespaces", [])) == 1
}

test_leaves_the_others_alone if {
	found("delete", "pods", []) == set()
	found("update", "namespaces", []) == set()
	found("delete", "namespaces", ["dev", "ops"]) == set()
}
