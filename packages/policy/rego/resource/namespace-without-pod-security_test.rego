package hasp.policies.resource.namespace_without_pod_security_test

import data.hasp.policies.resource.namespace_without_pod_security
import data.hasp.testing

found(name, labels) := violations if {
	namespace := testing.resource({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}})
	violations := namespace_without_pod_security.violations with input as object.union(namespace, {"resource": {"labels": labels}})
		with data.hasp.parameters["namespace-without-pod-security"] as {"exempt": ["kube-system"]}
}

test_finds_one_without if {
	found("shop", {"pod-security.kubernetes.io/warn": "restricted"}) == {{
		"message": "Namespace shop has no level of Pod Security",
		"path": "/resource/labels",
		"observed": null,
		"expected": "baseline or restricted",
	}}
}

test_leaves_the_others_alone if {
	found("shop", {"pod-security.kubernetes.io/enforce": "baseline"}) == set()
	found("kube-system", {}) == set()
}
