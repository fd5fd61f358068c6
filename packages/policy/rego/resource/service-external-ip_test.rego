package hasp.policies.resource.service_external_ip_test

import data.hasp.policies.resource.service_external_ip
import data.hasp.testing

found(version, addresses) := violations if {
	violations := service_external_ip.violations with input as testing.with_spec(version, "Service", {"externalIPs": addresses})
		with data.hasp.parameters["service-external-ip"] as {"allowedIPs": ["192.0.2.9"]}
}

test_finds_addresses if {
	found("v1", ["192.0.2.9", "192.0.2.1"]) == {{
		"message": "Service web takes the traffic to 192.0.2.1",
		"path": "/object/spec/externalIPs/1",
		"observed": "192.0.2.1",
	}}
	testing.paths(found("v1", "192.0.2.1")) == {"/object/spec/externalIPs"}
}

test_leaves_the_others_alone if {
	found("v1", []) == set()
	found("v1", null) == set()
	found("serving.knative.dev/v1", ["192.0.2.1"]) == set()
}
