package hasp.policies.rbac.binding_to_system_masters_test

import data.hasp.policies.rbac.binding_to_system_masters
import data.hasp.testing

found(subjects) := violations if {
	violations := binding_to_system_masters.violations with input as testing.binding(subjects, "edit")
}

test_finds_the_group if {
	found([{"kind": "Group", "name": "system:masters"}]) == {{
		"message": "ClusterRoleBinding web gives ClusterRole edit to system:masters",
		"path": "/object/subjects/0",
		"observed": "system:masters",
	}}
}

test_leaves_the_others_alone if {
	found([{"kind": "Group", "name": "masters"}]) == set()
}
