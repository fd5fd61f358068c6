package hasp.policies.rbac.role_deletes_events_test

import data.hasp.policies.rbac.role_deletes_events
import data.hasp.testing

found(rules) := violations if {
	violations := role_deletes_events.violations with input as testing.cluster_role(rules)
}

test_finds_every_verb[verb] if {
	some verb in ["delete", "deletecollection"]
	found([testing.rule(["impersonate", verb], ["events"], {"apiGroups": [""]})]) == {{
		"message": $"ClusterRole web allows to {verb} events",
		"path": "/object/rules/0",
		"observed": $"{verb} events",
	}}
}

test_finds_every_resource[resource] if {
	some [group, resource] in [
		["", "events"],
		["events.k8s.io", "events"],
	]
	rules := [testing.rule(["delete"], [resource], {"apiGroups": [group]})]
	testing.messages(found(rules)) == {$"ClusterRole web allows to delete {resource}"}
	found([testing.rule(["delete"], [resource], {"apiGroups": ["other.example.com"]})]) == set()
}

test_leaves_the_others_alone[why] if {
	some why, rules in {
		"another verb": [testing.rule(["impersonate"], ["events"], {"apiGroups": [""]})],
		"another resource": [testing.rule(["*"], ["configmaps"], {"apiGroups": [""]})],
		"everything, which unlimited-role finds": [testing.rule(["*"], ["*"], {"apiGroups": ["*"]})],
		"no rule": [],
		"no rules": null,
	}
	found(rules) == set()
}

test_allows_it_for_objects_by_name if {
	rules := [testing.rule(["delete"], ["events"], {"apiGroups": [""], "resourceNames": ["web"]})]
	count(found(rules)) == 0
}
