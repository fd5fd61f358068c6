package hasp.policies.rbac.role_changes_roles_test

import data.hasp.policies.rbac.role_changes_roles
import data.hasp.testing

found(rules) := violations if {
	violations := role_changes_roles.violations with input as testing.cluster_role(rules)
}

test_finds_every_verb[verb] if {
	some verb in ["create", "update", "patch"]
	found([testing.rule(["impersonate", verb], ["roles"], {"apiGroups": ["rbac.authorization.k8s.io"]})]) == {{
		"message": $"ClusterRole web allows to {verb} roles",
		"path": "/object/rules/0",
		"observed": $"{verb} roles",
	}}
}

test_finds_every_resource[resource] if {
	some [group, resource] in [
		["rbac.authorization.k8s.io", "roles"],
		["rbac.authorization.k8s.io", "clusterroles"],
		["rbac.authorization.k8s.io", "rolebindings"],
		["rbac.authorization.k8s.io", "clusterrolebindings"],
	]
	rules := [testing.rule(["create"], [resource], {"apiGroups": [group]})]
	testing.messages(found(rules)) == {$"ClusterRole web allows to create {resource}"}
	found([testing.rule(["create"], [resource], {"apiGroups": ["other.example.com"]})]) == set()
}

test_leaves_the_others_alone[why] if {
	some why, rules in {
		"another verb": [testing.rule(["impersonate"], ["roles"], {"apiGroups": ["rbac.authorization.k8s.io"]})],
		"another resource": [testing.rule(["*"], ["configmaps"], {"apiGroups": ["rbac.authorization.k8s.io"]})],
		"everything, which unlimited-role finds": [testing.rule(["*"], ["*"], {"apiGroups": ["*"]})],
		"no rule": [],
		"no rules": null,
	}
	found(rules) == set()
}

test_allows_it_for_objects_by_name if {
	rules := [testing.rule(["create"], ["roles"], {"apiGroups": ["rbac.authorization.k8s.io"], "resourceNames": ["web"]})]
	count(found(rules)) == 0
}
