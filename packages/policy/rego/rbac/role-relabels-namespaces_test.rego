package hasp.policies.rbac.role_relabels_namespaces_test

import data.hasp.policies.rbac.role_relabels_namespaces
import data.hasp.testing

found(rules) := violations if {
	violations := role_relabels_namespaces.violations with input as testing.cluster_role(rules)
}

test_finds_every_verb[verb] if {
	some verb in ["update", "patch"]
	found([testing.rule(["impersonate", verb], ["namespaces"], {"apiGroups": [""]})]) == {{
		"message": $"ClusterRole web allows to {verb} namespaces",
		"path": "/object/rules/0",
		"observed": $"{verb} namespaces",
	}}
}

test_finds_every_resource[resource] if {
	some [group, resource] in [
		["", "namespaces"],
	]
	rules := [testing.rule(["update"], [resource], {"apiGroups": [group]})]
	testing.messages(found(rules)) == {$"ClusterRole web allows to update {resource}"}
	found([testing.rule(["update"], [resource], {"apiGroups": ["other.example.com"]})]) == set()
}

test_leaves_the_others_alone[why] if {
	some why, rules in {
		"another verb": [testing.rule(["impersonate"], ["namespaces"], {"apiGroups": [""]})],
		"another resource": [testing.rule(["*"], ["configmaps"], {"apiGroups": [""]})],
		"everything, which unlimited-role finds": [testing.rule(["*"], ["*"], {"apiGroups": ["*"]})],
		"no rule": [],
		"no rules": null,
	}
	found(rules) == set()
}

test_allows_it_for_objects_by_name if {
	rules := [testing.rule(["update"], ["namespaces"], {"apiGroups": [""], "resourceNames": ["web"]})]
	count(found(rules)) == 0
}
