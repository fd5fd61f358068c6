package hasp.policies.rbac.role_deletes_collections_test

import data.hasp.policies.rbac.role_deletes_collections
import data.hasp.testing

found(rules) := violations if {
	violations := role_deletes_collections.violations with input as testing.cluster_role(rules)
}

test_finds_the_verb if {
	found([testing.rule(["delete", "deletecollection"], ["pods"], {})]) == {{
		"message": "ClusterRole web allows to delete all pods at once",
		"path": "/object/rules/0",
		"observed": "deletecollection",
	}}
}

test_leaves_the_others_alone if {
	found([testing.rule(["delete", "*"], ["pods"], {})]) == set()
}
