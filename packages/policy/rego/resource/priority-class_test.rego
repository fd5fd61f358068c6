package hasp.policies.resource.priority_class_test

import data.hasp.policies.resource.priority_class
import data.hasp.testing

found(name, changes) := violations if {
	class := object.union({"apiVersion": "scheduling.k8s.io/v1", "kind": "PriorityClass", "metadata": {"name": name}}, changes)
	violations := priority_class.violations with input as testing.resource(class)
		with data.hasp.parameters["priority-class"] as {"maxValue": 1000}
}

test_finds_a_high_priority if {
	found("top", {"value": 1001}) == {{
		"message": "PriorityClass top has the priority 1001",
		"path": "/object/value",
		"observed": 1001,
		"expected": 1000,
	}}
	count(found("top", {"value": "1001"})) == 1
	found("top", {"value": 1000}) == set()
}

test_finds_a_default if {
	found("top", {"globalDefault": true}) == {{
		"message": "PriorityClass top is for every Pod that names none",
		"path": "/object/globalDefault",
		"observed": true,
		"expected": false,
	}}
}

test_leaves_the_others_alone if {
	found("system-node-critical", {"value": 2000001000}) == set()
	found("system-cluster-critical", {"value": 2000000000}) == set()
	found("low", {"globalDefault": false}) == set()
}
