package hasp.policies.rbac.secrets_readable_by_role_test

import data.hasp.policies.rbac.secrets_readable_by_role
import data.hasp.testing

found(rules) := violations if {
	violations := secrets_readable_by_role.violations with input as testing.cluster_role(rules)
}

test_finds_every_verb[verb] if {
	some verb in ["get", "list", "watch"]
	found([testing.rule(["impersonate", verb], ["secrets"], {"apiGroups": [""]})]) == {{
		"message": $"ClusterRole web allows to {verb} secrets",
		"path": "/object/rules/0",
		"observed": $"{verb} secrets",
	}}
}

test_finds_every_resource[resource] if {
	some [group, resource] in [
		["", "secrets"],
	]
	rules := [testing.rule(["get"], [resource], {"apiGroups": [group]})]
	testing.messages(found(rules)) == {$"ClusterRole web allows to get {resource}"}
	found([testing.rule(["get"], [resource], {"apiGroups": ["other.example.com"]})]) == set()
}

test_leaves_the_others_alone[why] if {
	some why, rules in {
		"another verb": [testing.rule(["impersonate"], ["secrets"], {"apiGroups": [""]})],
		"another resource": [testing.rule(["*"], ["configmaps"], {"apiGroups": [""]})],
		"everything, which unlimited-role finds": [testing.rule(["*"], ["*"], {"apiGroups": ["*"]})],
		"no rule": [],
		"no rules": null,
	}
	found(rules) == set()
}

test_allows_it_for_objects_by_name if {
	rules := [testing.rule(["get"], ["secrets"], {"apiGroups": [""], "resourceNames": ["web"]})]
	count(found(rules)) == 0
}
