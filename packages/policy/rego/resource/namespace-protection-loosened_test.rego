package hasp.policies.resource.namespace_protection_loosened_test

import data.hasp.policies.resource.namespace_protection_loosened
import data.hasp.testing

found(former, labels, groups) := violations if {
	namespace := testing.resource({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}})
	violations := namespace_protection_loosened.violations with input as object.union(namespace, {
		"resource": {"labels": labels},
		"former": {"labels": former},
		"context": {"request": {"user": {"name": "kim", "groups": groups}}},
	})
		with data.hasp.parameters["namespace-protection-loosened"] as {"allowedGroups": ["ops"]}
}

level(value) := {"pod-security.kubernetes.io/enforce": value}

test_finds_a_lower_level if {
	found(level("restricted"), level("baseline"), ["dev"]) == {{
		"message": "Namespace shop goes from the level restricted of Pod Security to baseline",
		"path": "/resource/labels",
		"observed": "baseline",
		"expected": "restricted",
	}}
	count(found(level("baseline"), level("privileged"), [])) == 1
	testing.messages(found(level("baseline"), {}, [])) == {"Namespace shop goes from the level baseline of Pod Security to none"}
}

test_leaves_the_others_alone if {
	found(level("restricted"), level("baseline"), ["dev", "ops"]) == set()
	found(level("baseline"), level("baseline"), []) == set()
	found(level("baseline"), level("restricted"), []) == set()
	found(level("privileged"), {}, []) == set()
	found({}, {}, []) == set()
}
