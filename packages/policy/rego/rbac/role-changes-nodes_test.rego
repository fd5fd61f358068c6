package hasp.policies.rbac.role_changes_nodes_test

import data.hasp.policies.rbac.role_changes_nodes
import data.hasp.testing

found(rules) := violations if {
	violations := role_changes_nodes.violations with input as testing.cluster_role(rules)
}

test_finds_every_verb[verb] if {
	some verb in ["create", "update", "patch", "delete", "deletecollection"]
	found([testing.rule(["impersonate", verb], ["nodes"], {"apiGroups": [""]})]) == {{
		"message": $"ClusterRole web allows to {verb} nodes",
		"path": "/object/rules/0",
		"observed": $"{verb} nodes",
	}}
}

test_finds_every_resource[resource] if {
	some [group, resource] in [
		["", "nodes"],
		["", "nodes/status"],
	]
	rules := [testing.rule(["create"], [resource], {"apiGroups": [group]})]
	testing.messages(found(rules)) == {$"ClusterRole web allows to create {resource}"}
	found([testing.rule(["create"], [resource], {"apiGroups": ["other.example.com"]})]) == set()
}

test_leaves_the_others_alone[why] if {
	some why, rules in {
		"another verb": [testing.rule(["impersonate"], ["nodes"], {"apiGroups": [""]})],
		"another resource": [testing.rule(["*"], ["configmaps"], {"apiGroups": [""]})],
		"everything, which unlimited-role finds": [testing.rule(["*"], ["*"], {"apiGroups": ["*"]})],
		"no rule": [],
		"no rules": null,
	}
	found(rules) == set()
}

test_allows_it_for_objects_by_name if {
	rules := [testing.rule(["create"], ["nodes"], {"apiGroups": [""], "resourceNames": ["web"]})]
	count(found(rules)) == 0
}
