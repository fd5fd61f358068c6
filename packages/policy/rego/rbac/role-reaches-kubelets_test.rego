package hasp.policies.rbac.role_reaches_kubelets_test

import data.hasp.policies.rbac.role_reaches_kubelets
import data.hasp.testing

found(rules) := violations if {
	violations := role_reaches_kubelets.violations with input as testing.cluster_role(rules)
}

test_finds_every_verb[verb] if {
	some verb in ["get", "create", "update", "patch", "delete"]
	found([testing.rule(["impersonate", verb], ["nodes/proxy"], {"apiGroups": [""]})]) == {{
		"message": $"ClusterRole web allows to {verb} nodes/proxy",
		"path": "/object/rules/0",
		"observed": $"{verb} nodes/proxy",
	}}
}

test_finds_every_resource[resource] if {
	some [group, resource] in [
		["", "nodes/proxy"],
	]
	rules := [testing.rule(["get"], [resource], {"apiGroups": [group]})]
	testing.messages(found(rules)) == {$"ClusterRole web allows to get {resource}"}
	found([testing.rule(["get"], [resource], {"apiGroups": ["other.example.com"]})]) == set()
}

test_leaves_the_others_alone[why] if {
	some why, rules in {
		"another verb": [testing.rule(["impersonate"], ["nodes/proxy"], {"apiGroups": [""]})],
		"another resource": [testing.rule(["*"], ["configmaps"], {"apiGroups": [""]})],
		"everything, which unlimited-role finds": [testing.rule(["*"], ["*"], {"apiGroups": ["*"]})],
		"no rule": [],
		"no rules": null,
	}
	found(rules) == set()
}

test_refuses_it_for_objects_by_name_too if {
	rules := [testing.rule(["get"], ["nodes/proxy"], {"apiGroups": [""], "resourceNames": ["web"]})]
	count(found(rules)) == 1
}
