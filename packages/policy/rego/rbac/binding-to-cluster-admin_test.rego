package hasp.policies.rbac.binding_to_cluster_admin_test

import data.hasp.policies.rbac.binding_to_cluster_admin
import data.hasp.testing

found(subjects, role) := violations if {
	violations := binding_to_cluster_admin.violations with input as testing.binding(subjects, role)
		with data.hasp.parameters["binding-to-cluster-admin"] as {"roles": ["cluster-admin"]}
}

test_finds_each_subject if {
	found([{"kind": "User", "name": "kim"}, {"kind": "Group", "name": "ops"}], "cluster-admin") == {
		{"message": "ClusterRoleBinding web makes User kim cluster-admin", "path": "/object/subjects/0", "observed": "cluster-admin"},
		{"message": "ClusterRoleBinding web makes Group ops cluster-admin", "path": "/object/subjects/1", "observed": "cluster-admin"},
	}
}

test_leaves_the_others_alone if {
	found([{"kind": "User", "name": "kim"}], "view") == set()
	found([], "cluster-admin") == set()
	found(null, "cluster-admin") == set()
}

test_a_role_of_the_namespace_may_be_called_so if {
	own := object.union(testing.binding([{"kind": "User", "name": "kim"}], "cluster-admin"), {"object": {"roleRef": {"kind": "Role"}}})
	violations := binding_to_cluster_admin.violations with input as own
		with data.hasp.parameters["binding-to-cluster-admin"] as {"roles": ["cluster-admin"]}
	violations == set()
}
