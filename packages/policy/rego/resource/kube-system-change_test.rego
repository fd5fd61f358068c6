package hasp.policies.resource.kube_system_change_test

import data.hasp.policies.resource.kube_system_change
import data.hasp.testing

found(namespace, user, groups) := violations if {
	violations := kube_system_change.violations
		with input as object.union(testing.with_spec("v1", "Service", {}), {
			"resource": {"namespace": namespace},
			"context": {"request": {"user": {"name": user, "groups": groups}}},
		})
		with data.hasp.parameters["kube-system-change"] as {"allowedGroups": ["ops"]}
}

test_finds_a_person if {
	found("kube-system", "kim", ["dev"]) == {{
		"message": "kim changes Service web in kube-system",
		"path": "/resource/namespace",
		"observed": "kim",
	}}
}

test_leaves_the_others_alone if {
	found("kube-system", "kim", ["dev", "ops"]) == set()
	found("shop", "kim", []) == set()
	found("kube-system", "system:serviceaccount:kube-system:x", []) == set()
}
