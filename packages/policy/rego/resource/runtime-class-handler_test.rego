package hasp.policies.resource.runtime_class_handler_test

import data.hasp.policies.resource.runtime_class_handler
import data.hasp.testing

found(handler, allowed) := violations if {
	class := {"apiVersion": "node.k8s.io/v1", "kind": "RuntimeClass", "metadata": {"name": "r"}, "handler": handler}
	violations := runtime_class_handler.violations with input as testing.resource(class)
		with data.hasp.parameters["runtime-class-handler"] as {"allowed": allowed}
}

test_finds_another_handler if {
	found("runc", ["runsc", "kata"]) == {{
		"message": "RuntimeClass r runs Pods by the handler runc",
		"path": "/object/handler",
		"observed": "runc",
		"expected": ["runsc", "kata"],
	}}
}

test_leaves_the_others_alone if {
	found("kata", ["runsc", "kata"]) == set()
	found("runc", []) == set()
}
