package hasp.policies.rbac.role_escalates_test

import data.hasp.policies.rbac.role_escalates
import data.hasp.testing

found(rules) := violations if {
	violations := role_escalates.violations with input as testing.cluster_role(rules)
}

test_finds_every_verb[verb] if {
	some verb in ["escalate"]
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
	]
	rules := [testing.rule(["escalate"], [resource], {"apiGroups": [group]})]
	testing.messages(found(rules)) == {$"ClusterRole web allows to escalate {resource}"}
	found([testing.rule(["escalate"], [resource], {"apiGroups": ["other.example.com"]})]) == set()
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

test_refuses_it_for_objects_by_name_too if {
	rules := [testing.rule(["escalate"], ["roles"], {"apiGroups": ["rbac.authorization.k8s.io"], "resourceNames": ["web"]})]
	count(found(rules)) == 1
}
