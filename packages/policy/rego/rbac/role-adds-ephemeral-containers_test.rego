package hasp.policies.rbac.role_adds_ephemeral_containers_test

import data.hasp.policies.rbac.role_adds_ephemeral_containers
import data.hasp.testing

found(rules) := violations if {
	violations := role_adds_ephemeral_containers.violations with input as testing.cluster_role(rules)
}

test_finds_every_verb[verb] if {
	some verb in ["patch", "update"]
	found([testing.rule(["impersonate", verb], ["pods/ephemeralcontainers"], {"apiGroups": [""]})]) == {{
		"message": $"ClusterRole web allows to {verb} pods/ephemeralcontainers",
		"path": "/object/rules/0",
		"observed": $"{verb} pods/ephemeralcontainers",
	}}
}

test_finds_every_resource[resource] if {
	some [group, resource] in [
		["", "pods/ephemeralcontainers"],
	]
	rules := [testing.rule(["patch"], [resource], {"apiGroups": [group]})]
	testing.messages(found(rules)) == {$"ClusterRole web allows to patch {resource}"}
	found([testing.rule(["patch"], [resource], {"apiGroups": ["other.example.com"]})]) == set()
}

test_leaves_the_others_alone[why] if {
	some why, rules in {
		"another verb": [testing.rule(["impersonate"], ["pods/ephemeralcontainers"], {"apiGroups": [""]})],
		"another resource": [testing.rule(["*"], ["configmaps"], {"apiGroups": [""]})],
		"everything, which unlimited-role finds": [testing.rule(["*"], ["*"], {"apiGroups": ["*"]})],
		"no rule": [],
		"no rules": null,
	}
	found(rules) == set()
}

test_allows_it_for_objects_by_name if {
	rules := [testing.rule(["patch"], ["pods/ephemeralcontainers"], {"apiGroups": [""], "resourceNames": ["web"]})]
	count(found(rules)) == 0
}
