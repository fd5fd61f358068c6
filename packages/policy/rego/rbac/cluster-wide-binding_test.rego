package hasp.policies.rbac.cluster_wide_binding_test

import data.hasp.policies.rbac.cluster_wide_binding
import data.hasp.testing

found(subjects, role) := violations if {
	violations := cluster_wide_binding.violations with input as testing.binding(subjects, role)
		with data.hasp.parameters["cluster-wide-binding"] as {"roles": ["edit"]}
}

test_finds_each_subject if {
	found([{"kind": "Group", "name": "ops"}], "edit") == {{
		"message": "ClusterRoleBinding web gives edit in every namespace to Group ops",
		"path": "/object/subjects/0",
		"observed": "edit",
	}}
}

test_leaves_the_others_alone if {
	found([{"kind": "Group", "name": "ops"}], "view") == set()
}
