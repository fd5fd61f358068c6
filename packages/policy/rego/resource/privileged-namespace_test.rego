package hasp.policies.resource.privileged_namespace_test

import data.hasp.policies.resource.privileged_namespace
import data.hasp.testing

found(name, labels) := violations if {
	namespace := testing.resource({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}})
	violations := privileged_namespace.violations with input as object.union(namespace, {"resource": {"labels": labels}})
		with data.hasp.parameters["privileged-namespace"] as {"exempt": ["kube-system"]}
}

level(value) := {"pod-security.kubernetes.io/enforce": value}

# An unknown word is taken for `privileged` by nobody, and limits nothing either.
test_finds[value] if {
	some value in ["privileged", "Restricted", ""]
	found("shop", level(value)) == {{
		"message": $"Namespace shop has the level {value} of Pod Security",
		"path": "/resource/labels/pod-security.kubernetes.io~1enforce",
		"observed": value,
		"expected": "baseline or restricted",
	}}
}

test_leaves_the_others_alone if {
	found("shop", level("baseline")) == set()
	found("shop", level("restricted")) == set()
	found("shop", {}) == set()
	found("kube-system", level("privileged")) == set()
}
