package hasp.policies.rbac.binding_across_namespaces_test

import data.hasp.policies.rbac.binding_across_namespaces
import data.hasp.testing

found(subjects) := violations if {
	binding := object.union(testing.binding(subjects, "edit"), {"resource": {"kind": "RoleBinding", "namespace": "shop"}})
	violations := binding_across_namespaces.violations with input as binding
		with data.hasp.parameters["binding-across-namespaces"] as {"allowedNamespaces": ["kube-system"]}
}

test_finds_accounts_of_others if {
	found([{"kind": "ServiceAccount", "name": "ci", "namespace": "build"}]) == {{
		"message": "RoleBinding web in namespace shop means the service account build/ci",
		"path": "/object/subjects/0",
		"observed": "build",
		"expected": "shop",
	}}
	testing.paths(found([{"kind": "User", "name": "system:serviceaccount:build:ci"}])) == {"/object/subjects/0"}
}

test_leaves_the_others_alone if {
	found([
		{"kind": "ServiceAccount", "name": "web", "namespace": "shop"},
		{"kind": "ServiceAccount", "name": "web"},
		{"kind": "ServiceAccount", "name": "job-controller", "namespace": "kube-system"},
		{"kind": "User", "name": "kim", "namespace": "build"},
	]) == set()
}
