package hasp.policies.resource.ingress_wildcard_host_test

import data.hasp.policies.resource.ingress_wildcard_host
import data.hasp.testing

found(kind, spec) := violations if {
	violations := ingress_wildcard_host.violations with input as testing.with_spec("gateway.networking.k8s.io/v1", kind, spec)
}

test_finds_hosts_of_others if {
	found("Ingress", {"rules": [{"host": "a.example"}, {"host": "*.example"}, {}]}) == {
		{"message": "Ingress web takes the requests of the hosts *.example", "path": "/object/spec/rules/1/host", "observed": "*.example"},
		{"message": "Ingress web takes the requests of every host", "path": "/object/spec/rules/2/host", "observed": ""},
	}
	testing.paths(found("Gateway", {"listeners": [{"protocol": "HTTPS"}]})) == {"/object/spec/listeners/0/hostname"}
	testing.paths(found("HTTPRoute", {"hostnames": ["*"]})) == {"/object/spec/hostnames/0"}
	testing.paths(found("Ingress", {"rules": [{"host": ["a.example"]}]})) == {"/object/spec/rules/0/host"}
}

test_leaves_a_full_name_alone if {
	found("Ingress", {"rules": [{"host": "a.example"}]}) == set()
	found("HTTPRoute", {}) == set()
}
