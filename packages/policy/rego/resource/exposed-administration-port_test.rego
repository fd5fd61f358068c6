package hasp.policies.resource.exposed_administration_port_test

import data.hasp.policies.resource.exposed_administration_port
import data.hasp.testing

found(spec, annotations) := violations if {
	service := testing.with_spec("v1", "Service", spec)
	violations := exposed_administration_port.violations with input as object.union(service, {"resource": {"annotations": annotations}})
		with data.hasp.parameters["exposed-administration-port"] as {"ports": [22, 5432]}
}

test_finds_a_port_by_either_end if {
	found({"type": "NodePort", "ports": [{"port": 80}, {"port": 22}, {"port": 8022, "targetPort": "22"}]}, {}) == {
		{"message": "Service web opens port 22 by NodePort", "path": "/object/spec/ports/1", "observed": 22},
		{"message": "Service web opens port 22 by NodePort", "path": "/object/spec/ports/2", "observed": 22},
	}
	count(found({"externalIPs": ["192.0.2.1"], "ports": [{"port": 5432}]}, {})) == 1
	count(found({"type": "LoadBalancer", "ports": [{"port": 5432}]}, {})) == 1
}

test_leaves_the_others_alone if {
	found({"type": "ClusterIP", "ports": [{"port": 22}]}, {}) == set()
	found({"type": "NodePort", "ports": [{"port": 80, "targetPort": "ssh"}]}, {}) == set()
	internal := {"networking.gke.io/load-balancer-type": "Internal"}
	found({"type": "LoadBalancer", "ports": [{"port": 22}]}, internal) == set()
	count(found({"type": "NodePort", "ports": [{"port": 22}]}, internal)) == 1
}
