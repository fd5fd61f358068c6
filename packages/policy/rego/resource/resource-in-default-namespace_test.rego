package hasp.policies.resource.resource_in_default_namespace_test

import data.hasp.policies.resource.resource_in_default_namespace
import data.hasp.testing

found(kind, name, namespace) := violations if {
	violations := resource_in_default_namespace.violations with input as object.union(
		testing.with_spec("v1", kind, {}),
		{"resource": {"namespace": namespace, "name": name}},
	)
}

test_finds_the_namespace if {
	found("Secret", "db", "default") == {{
		"message": "Secret db is in the namespace default",
		"path": "/resource/namespace",
		"observed": "default",
	}}
	count(found("Secret", "kubernetes", "default")) == 1
}

test_leaves_the_others_alone if {
	found("Secret", "db", "shop") == set()
	found("Service", "kubernetes", "default") == set()
	found("ServiceAccount", "default", "default") == set()
	found("ConfigMap", "kube-root-ca.crt", "default") == set()
}
