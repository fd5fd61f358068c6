package hasp.policies.rbac.role_executes_in_pods_test

import data.hasp.policies.rbac.role_executes_in_pods
import data.hasp.testing

found(rules) := violations if {
	violations := role_executes_in_pods.violations with input as testing.cluster_role(rules)
}

test_finds_every_verb[verb] if {
	some verb in ["create", "get"]
	found([testing.rule(["impersonate", verb], ["pods/exec"], {"apiGroups": [""]})]) == {{
		"message": $"ClusterRole web allows to {verb} pods/exec",
		"path": "/object/rules/0",
		"observed": $"{verb} pods/exec",
	}}
}

test_finds_every_resource[resource] if {
	some [group, resource] in [
		["", "pods/exec"],
		["", "pods/attach"],
	]
	rules := [testing.rule(["create"], [resource], {"apiGroups": [group]})]
	testing.messages(found(rules)) == {$"ClusterRole web allows to create {resource}"}
	found([testing.rule(["create"], [resource], {"apiGroups": ["other.example.com"]})]) == set()
}

test_leaves_the_others_alone[why] if {
	some why, rules in {
		"another verb": [testing.rule(["impersonate"], ["pods/exec"], {"apiGroups": [""]})],
		"another resource": [testing.rule(["*"], ["configmaps"], {"apiGroups": [""]})],
		"everything, which unlimited-role finds": [testing.rule(["*"], ["*"], {"apiGroups": ["*"]})],
		"no rule": [],
		"no rules": null,
	}
	found(rules) == set()
}

test_allows_it_for_objects_by_name if {
	rules := [testing.rule(["create"], ["pods/exec"], {"apiGroups": [""], "resourceNames": ["web"]})]
	count(found(rules)) == 0
}
