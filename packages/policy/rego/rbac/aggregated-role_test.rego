package hasp.policies.rbac.aggregated_role_test

import data.hasp.policies.rbac.aggregated_role
import data.hasp.testing

found(labels, rules) := violations if {
	role := object.union(testing.cluster_role(rules), {"resource": {"labels": labels}})
	violations := aggregated_role.violations with input as role
}

label(role) := {$"rbac.authorization.k8s.io/aggregate-to-{role}": "true"}

test_finds_rights_added_to[role] if {
	some role in ["admin", "edit", "view"]
	found(label(role), [testing.rule(["get"], ["secrets"], {})]) == {{
		"message": $"ClusterRole web adds rights on the core API group to the role {role}",
		"path": "/object/rules/0",
		"observed": "",
	}}
}

test_finds_rights_on[group] if {
	some group, words in {
		"*": "resources of every API group",
		"rbac.authorization.k8s.io": "rbac.authorization.k8s.io",
		"admissionregistration.k8s.io": "admissionregistration.k8s.io",
		"apiextensions.k8s.io": "apiextensions.k8s.io",
		"apiregistration.k8s.io": "apiregistration.k8s.io",
		"certificates.k8s.io": "certificates.k8s.io",
	}
	rules := [testing.rule(["get"], ["x"], {"apiGroups": [group]})]
	testing.messages(found(label("view"), rules)) == {$"ClusterRole web adds rights on {words} to the role view"}
}

test_leaves_rights_on_own_objects_alone if {
	rules := [testing.rule(["get"], ["certificates"], {"apiGroups": ["cert-manager.io"]})]
	found(label("view"), rules) == set()
	found({}, [testing.rule(["get"], ["secrets"], {})]) == set()
	not_true := {"rbac.authorization.k8s.io/aggregate-to-view": "false"}
	found(not_true, [testing.rule(["get"], ["secrets"], {})]) == set()
}

selecting(selectors) := violations if {
	role := object.union(testing.cluster_role([]), {"object": {"aggregationRule": {"clusterRoleSelectors": selectors}}})
	violations := aggregated_role.violations with input as role
}

test_finds_a_role_that_takes_in_every_other if {
	selecting([{"matchLabels": {"a": "b"}}, {}]) == {{
		"message": "ClusterRole web takes in the rules of every ClusterRole",
		"path": "/object/aggregationRule/clusterRoleSelectors/1",
		"observed": {},
	}}
	selecting([{"matchExpressions": [{"key": "a", "operator": "Exists"}]}]) == set()
}
