package hasp.policies.rbac.binding_to_all_service_accounts_test

import data.hasp.policies.rbac.binding_to_all_service_accounts
import data.hasp.testing

found(subjects, role) := violations if {
	violations := binding_to_all_service_accounts.violations with input as testing.binding(subjects, role)
}

test_finds[name] if {
	some name in ["system:serviceaccounts", "system:serviceaccounts:shop"]
	found([{"kind": "Group", "name": name}], "view") == {{
		"message": $"ClusterRoleBinding web gives ClusterRole view to {name}",
		"path": "/object/subjects/0",
		"observed": name,
	}}
}

test_leaves_the_others_alone if {
	found([{"kind": "Group", "name": "system:serviceaccounts"}], "system:service-account-issuer-discovery") == set()
	found([{"kind": "User", "name": "system:serviceaccount:shop:web"}, {"kind": "Group", "name": 5}], "view") == set()
}
