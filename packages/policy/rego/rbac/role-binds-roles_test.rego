package hasp.policies.rbac.role_binds_roles_test

import data.hasp.policies.rbac.role_binds_roles
import data.hasp.testing

found(rules) := violations if {
	violations := role_binds_roles.violations with input as testing.cluster_role(rules)
		with data.hasp.parameters["role-binds-roles"] as {"powerful": ["cluster-admin"]}
}

rule(resources, changes) := testing.rule(["bind"], resources, object.union({"apiGroups": ["rbac.authorization.k8s.io"]}, changes))

test_finds_who_binds_every_role[resource] if {
	some resource in ["roles", "clusterroles"]
	testing.messages(found([rule([resource], {})])) == {$"ClusterRole web allows to bind {resource}"}
}

test_finds_who_binds_a_powerful_role_by_name if {
	named := rule(["clusterroles"], {"resourceNames": ["view", "cluster-admin"]})
	found([named]) == {{
		"message": "ClusterRole web allows to bind clusterroles (view, cluster-admin)",
		"path": "/object/rules/0",
		"observed": "bind clusterroles",
	}}
}

test_leaves_the_others_alone if {
	found([rule(["clusterroles"], {"resourceNames": ["view"]})]) == set()
	found([testing.rule(["get"], ["clusterroles"], {"apiGroups": ["rbac.authorization.k8s.io"]})]) == set()
	found([rule(["clusterroles"], {"apiGroups": [""]})]) == set()
}
