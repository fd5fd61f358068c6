package hasp.policies.rbac.role_creates_persistent_volumes_test

import data.hasp.policies.rbac.role_creates_persistent_volumes
import data.hasp.testing

found(rules) := violations if {
	violations := role_creates_persistent_volumes.violations with input as testing.cluster_role(rules)
}

test_finds_every_verb[verb] if {
	some verb in ["create"]
	found([testing.rule(["impersonate", verb], ["persistentvolumes"], {"apiGroups": [""]})]) == {{
		"message": $"ClusterRole web allows to {verb} persistentvolumes",
		"path": "/object/rules/0",
		"observed": $"{verb} persistentvolumes",
	}}
}

test_finds_every_resource[resource] if {
	some [group, resource] in [
		["", "persistentvolumes"],
	]
	rules := [testing.rule(["create"], [resource], {"apiGroups": [group]})]
	testing.messages(found(rules)) == {$"ClusterRole web allows to create {resource}"}
	found([testing.rule(["create"], [resource], {"apiGroups": ["other.example.com"]})]) == set()
}

test_leaves_the_others_alone[why] if {
	some why, rules in {
		"another verb": [testing.rule(["impersonate"], ["persistentvolumes"], {"apiGroups": [""]})],
		"another resource": [testing.rule(["*"], ["configmaps"], {"apiGroups": [""]})],
		"everything, which unlimited-role finds": [testing.rule(["*"], ["*"], {"apiGroups": ["*"]})],
		"no rule": [],
		"no rules": null,
	}
	found(rules) == set()
}

test_allows_it_for_objects_by_name if {
	rules := [testing.rule(["create"], ["persistentvolumes"], {"apiGroups": [""], "resourceNames": ["web"]})]
	count(found(rules)) == 0
}
