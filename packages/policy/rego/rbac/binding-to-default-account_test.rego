package hasp.policies.rbac.binding_to_default_account_test

import data.hasp.policies.rbac.binding_to_default_account
import data.hasp.testing

found(subjects) := violations if {
	violations := binding_to_default_account.violations with input as testing.binding(subjects, "edit")
}

test_finds_the_account_under_both_its_names if {
	found([
		{"kind": "ServiceAccount", "name": "default", "namespace": "shop"},
		{"kind": "User", "name": "system:serviceaccount:bank:default"},
		{"kind": "ServiceAccount", "name": "default"},
	]) == {
		{
			"message": "ClusterRoleBinding web gives ClusterRole edit to the default service account of namespace shop",
			"path": "/object/subjects/0",
			"observed": "default",
		},
		{
			"message": "ClusterRoleBinding web gives ClusterRole edit to the default service account of namespace bank",
			"path": "/object/subjects/1",
			"observed": "default",
		},
		{
			"message": "ClusterRoleBinding web gives ClusterRole edit to the default service account of its namespace",
			"path": "/object/subjects/2",
			"observed": "default",
		},
	}
}

test_leaves_the_others_alone if {
	found([{"kind": "User", "name": "default"}, {"kind": "ServiceAccount", "name": "web", "namespace": "shop"}]) == set()
}
