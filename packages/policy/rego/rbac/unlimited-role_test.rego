package hasp.policies.rbac.unlimited_role_test

import data.hasp.policies.rbac.unlimited_role
import data.hasp.testing

found(rules) := violations if {
	violations := unlimited_role.violations with input as testing.cluster_role(rules)
}

test_finds_a_role_that_allows_everything if {
	found([testing.rule(["get"], ["pods"], {}), testing.rule(["*"], ["*"], {"apiGroups": ["*"]})]) == {{
		"message": "ClusterRole web allows everything",
		"path": "/object/rules/1",
		"observed": "every verb on every resource of every API group",
	}}
	count(found([{"apiGroups": "*", "resources": "*", "verbs": "*"}])) == 1
}

test_leaves_a_part_of_everything_alone if {
	found([testing.rule(["*"], ["*"], {})]) == set()
	found([testing.rule(["get"], ["*"], {"apiGroups": ["*"]})]) == set()
	found([testing.rule(["*"], ["pods"], {"apiGroups": ["*"]})]) == set()
	found("*") == set()
}
