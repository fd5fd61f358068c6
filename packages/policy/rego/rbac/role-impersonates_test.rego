package hasp.policies.rbac.role_impersonates_test

import data.hasp.policies.rbac.role_impersonates
import data.hasp.testing

found(rules) := violations if {
	violations := role_impersonates.violations with input as testing.cluster_role(rules)
}

test_finds_who_impersonates[resource] if {
	some [group, resource] in [
		["", "users"],
		["", "groups"],
		["", "serviceaccounts"],
		["authentication.k8s.io", "users"],
		["authentication.k8s.io", "groups"],
		["authentication.k8s.io", "serviceaccounts"],
		["authentication.k8s.io", "uids"],
		["authentication.k8s.io", "userextras"],
	]
	rules := [testing.rule(["impersonate"], [resource], {"apiGroups": [group]})]
	testing.messages(found(rules)) == {$"ClusterRole web allows to impersonate {resource}"}
}

test_finds_constrained_impersonation_of_anyone if {
	rules := [testing.rule(["impersonate:user-info"], ["users"], {"apiGroups": ["authentication.k8s.io"]})]
	count(found(rules)) == 1
}

test_tells_the_system_from_others_by_name if {
	found([testing.rule(["impersonate"], ["groups"], {"resourceNames": ["developers", "system:masters"]})]) == {{
		"message": "ClusterRole web allows to impersonate groups (developers, system:masters)",
		"path": "/object/rules/0",
		"observed": "impersonate groups",
	}}
	found([testing.rule(["impersonate"], ["groups"], {"resourceNames": ["developers"]})]) == set()
	found([testing.rule(["get"], ["users"], {})]) == set()
}
