package hasp.policies.rbac.binding_to_everyone_test

import data.hasp.policies.rbac.binding_to_everyone
import data.hasp.testing

found(subjects, role) := violations if {
	violations := binding_to_everyone.violations with input as testing.binding(subjects, role)
		with data.hasp.parameters["binding-to-everyone"] as {"publicRoles": ["system:discovery"]}
}

test_finds[name] if {
	some name in ["system:anonymous", "system:unauthenticated", "system:authenticated"]
	found([{"kind": "Group", "name": "ops"}, {"kind": "Group", "name": name}], "view") == {{
		"message": $"ClusterRoleBinding web gives ClusterRole view to {name}",
		"path": "/object/subjects/1",
		"observed": name,
	}}
	found([{"kind": "Group", "name": name}], "system:discovery") == set()
}

test_finds_one_that_stands_where_a_list_should if {
	testing.paths(found({"kind": "User", "name": "system:anonymous"}, "view")) == {"/object/subjects"}
}

test_leaves_the_others_alone if {
	found([{"kind": "Group", "name": "system:masters"}, {"kind": "User", "name": "kim"}], "view") == set()
}
