package hasp.policies.rbac.role_edits_endpoints_test

import data.hasp.policies.rbac.role_edits_endpoints
import data.hasp.testing

found(rules) := violations if {
	violations := role_edits_endpoints.violations with input as testing.cluster_role(rules)
}

test_finds_every_verb[verb] if {
	some verb in ["create", "update", "patch"]
	found([testing.rule(["impersonate", verb], ["endpoints"], {"apiGroups": [""]})]) == {{
		"message": $"ClusterRole web allows to {verb} endpoints",
		"path": "/object/rules/0",
		"observed": $"{verb} endpoints",
	}}
}

test_finds_every_resource[resource] if {
	some [group, resource] in [
		["", "endpoints"],
		["discovery.k8s.io", "endpointslices"],
	]
	rules := [testing.rule(["create"], [resource], {"apiGroups": [group]})]
	testing.messages(found(rules)) == {$"ClusterRole web allows to create {resource}"}
	found([testing.rule(["create"], [resource], {"apiGroups": ["other.example.com"]})]) == set()
}

test_leaves_the_others_alone[why] if {
	some why, rules in {
		"another verb": [testing.rule(["impersonate"], ["endpoints"], {"apiGroups": [""]})],
		"another resource": [testing.rule(["*"], ["configmaps"], {"apiGroups": [""]})],
		"everything, which unlimited-role finds": [testing.rule(["*"], ["*"], {"apiGroups": ["*"]})],
		"no rule": [],
		"no rules": null,
	}
	found(rules) == set()
}

test_allows_it_for_objects_by_name if {
	rules := [testing.rule(["create"], ["endpoints"], {"apiGroups": [""], "resourceNames": ["web"]})]
	count(found(rules)) == 0
}
