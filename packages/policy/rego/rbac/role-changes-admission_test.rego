package hasp.policies.rbac.role_changes_admission_test

import data.hasp.policies.rbac.role_changes_admission
import data.hasp.testing

found(rules) := violations if {
	violations := role_changes_admission.violations with input as testing.cluster_role(rules)
}

test_finds_every_verb[verb] if {
	some verb in ["create", "update", "patch", "delete", "deletecollection"]
	found([testing.rule(["impersonate", verb], ["mutatingwebhookconfigurations"], {"apiGroups": ["admissionregistration.k8s.io"]})]) == {{
		"message": $"ClusterRole web allows to {verb} mutatingwebhookconfigurations",
		"path": "/object/rules/0",
		"observed": $"{verb} mutatingwebhookconfigurations",
	}}
}

test_finds_every_resource[resource] if {
	some [group, resource] in [
		["admissionregistration.k8s.io", "mutatingwebhookconfigurations"],
		["admissionregistration.k8s.io", "validatingwebhookconfigurations"],
		["admissionregistration.k8s.io", "validatingadmissionpolicies"],
		["admissionregistration.k8s.io", "validatingadmissionpolicybindings"],
		["admissionregistration.k8s.io", "mutatingadmissionpolicies"],
		["admissionregistration.k8s.io", "mutatingadmissionpolicybindings"],
	]
	rules := [testing.rule(["create"], [resource], {"apiGroups": [group]})]
	testing.messages(found(rules)) == {$"ClusterRole web allows to create {resource}"}
	found([testing.rule(["create"], [resource], {"apiGroups": ["other.example.com"]})]) == set()
}

test_leaves_the_others_alone[why] if {
	some why, rules in {
		"another verb": [testing.rule(["impersonate"], ["mutatingwebhookconfigurations"], {"apiGroups": ["admissionregistration.k8s.io"]})],
		"another resource": [testing.rule(["*"], ["configmaps"], {"apiGroups": ["admissionregistration.k8s.io"]})],
		"everything, which unlimited-role finds": [testing.rule(["*"], ["*"], {"apiGroups": ["*"]})],
		"no rule": [],
		"no rules": null,
	}
	found(rules) == set()
}

test_allows_it_for_objects_by_name if {
	rules := [testing.rule(["create"], ["mutatingwebhookconfigurations"], {"apiGroups": ["admissionregistration.k8s.io"], "resourceNames": ["web"]})]
	count(found(rules)) == 0
}
