package hasp.policies.resource.service_node_port_test

import data.hasp.policies.resource.service_node_port
import data.hasp.testing

found(type) := violations if {
	violations := service_node_port.violations with input as testing.with_spec("v1", "Service", {"type": type})
}

test_finds_a_node_port if {
	found("NodePort") == {{"message": "Service web opens a port on every node", "path": "/object/spec/type", "observed": "NodePort"}}
}

test_leaves_the_others_alone if {
	found("ClusterIP") == set()
	found("LoadBalancer") == set()
}
