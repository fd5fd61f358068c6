package hasp.policies.rbac.role_approves_certificates_test

import data.hasp.policies.rbac.role_approves_certificates
import data.hasp.testing

found(rules) := violations if {
	violations := role_approves_certificates.violations with input as testing.cluster_role(rules)
}

test_finds_every_verb[verb] if {
	some verb in ["update", "patch", "approve", "sign"]
	found([testing.rule(["impersonate", verb], ["certificatesigningrequests/approval"], {"apiGroups": ["certificates.k8s.io"]})]) == {{
		"message": $"ClusterRole web allows to {verb} certificatesigningrequests/approval",
		"path": "/object/rules/0",
		"observed": $"{verb} certificatesigningrequests/approval",
	}}
}

test_finds_every_resource[resource] if {
	some [group, resource] in [
		["certificates.k8s.io", "certificatesigningrequests/approval"],
		["certificates.k8s.io", "certificatesigningrequests/status"],
		["certificates.k8s.io", "signers"],
	]
	rules := [testing.rule(["update"], [resource], {"apiGroups": [group]})]
	testing.messages(found(rules)) == {$"ClusterRole web allows to update {resource}"}
	found([testing.rule(["update"], [resource], {"apiGroups": ["other.example.com"]})]) == set()
}

test_leaves_the_others_alone[why] if {
	some why, rules in {
		"another verb": [testing.rule(["impersonate"], ["certificatesigningrequests/approval"], {"apiGroups": ["certificates.k8s.io"]})],
		"another resource": [testing.rule(["*"], ["configmaps"], {"apiGroups": ["certificates.k8s.io"]})],
		"everything, which unlimited-role finds": [testing.rule(["*"], ["*"], {"apiGroups": ["*"]})],
		"no rule": [],
		"no rules": null,
	}
	found(rules) == set()
}

test_allows_it_for_objects_by_name if {
	rules := [testing.rule(["update"], ["certificatesigningrequests/approval"], {"apiGroups": ["certificates.k8s.io"], "resourceNames": ["web"]})]
	count(found(rules)) == 0
}
