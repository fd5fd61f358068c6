package hasp.policies.resource.reserved_name_test

import data.hasp.policies.resource.reserved_name
import data.hasp.testing

found(name) := violations if {
	violations := reserved_name.violations
		with input as testing.resource({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}})
		with data.hasp.parameters["reserved-name"] as {"prefixes": ["openshift-", "kube-"], "known": ["kube-system"]}
}

test_finds_a_reserved_name if {
	found("kube-evil") == {{
		"message": "Namespace kube-evil begins with the reserved kube-",
		"path": "/resource/name",
		"observed": "kube-evil",
	}}
}

test_leaves_the_others_alone if {
	found("kube-system") == set()
	found("my-kube-x") == set()
}
