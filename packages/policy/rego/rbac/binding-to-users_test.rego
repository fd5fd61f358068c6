package hasp.policies.rbac.binding_to_users_test

import data.hasp.policies.rbac.binding_to_users
import data.hasp.testing

found(subjects) := violations if {
	violations := binding_to_users.violations with input as testing.binding(subjects, "edit")
}

test_finds_users if {
	found([{"kind": "User", "name": "kim"}]) == {{
		"message": "ClusterRoleBinding web gives ClusterRole edit to the user kim",
		"path": "/object/subjects/0",
		"observed": "kim",
	}}
}

test_leaves_the_others_alone if {
	found([
		{"kind": "Group", "name": "ops"},
		{"kind": "User", "name": "system:kube-scheduler"},
		{"kind": "User", "name": "system:serviceaccount:shop:web"},
	]) == set()
}
