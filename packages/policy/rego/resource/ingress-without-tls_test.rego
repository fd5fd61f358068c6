package hasp.policies.resource.ingress_without_tls_test

import data.hasp.policies.resource.ingress_without_tls
import data.hasp.testing

found(kind, spec) := violations if {
	violations := ingress_without_tls.violations with input as testing.with_spec("gateway.networking.k8s.io/v1", kind, spec)
}

test_finds_hosts_without_tls[why] if {
	some why, tls in {
		"none": [],
		"of another": [{"hosts": ["b.example"]}],
		"of a domain below": [{"hosts": ["*.a.example"]}],
		"of no list": null,
	}
	found("Ingress", {"rules": [{"host": "a.example"}], "tls": tls}) == {{
		"message": "Ingress web serves a.example without TLS",
		"path": "/object/spec/rules/0",
		"observed": "a.example",
	}}
}

test_names_a_rule_without_a_host if {
	testing.messages(found("Ingress", {"rules": [{}]})) == {"Ingress web serves every host without TLS"}
}

test_leaves_hosts_with_tls_alone[why] if {
	some why, tls in {
		"by name": [{"hosts": ["a.example"]}],
		"by a wildcard": [{"hosts": ["*.example"]}],
		"for all": [{"secretName": "x"}],
	}
	found("Ingress", {"rules": [{"host": "a.example"}], "tls": tls}) == set()
}

test_finds_a_gateway_without_tls if {
	found("Gateway", {"listeners": [{"protocol": "HTTP"}]}) == {{
		"message": "Gateway web has no listener with TLS",
		"path": "/object/spec/listeners",
		"observed": {"HTTP"},
	}}
	found("Gateway", {"listeners": [{"protocol": "HTTP"}, {"protocol": "HTTPS"}]}) == set()
	found("Gateway", {"listeners": [{"protocol": "HTTP"}, {"protocol": "TLS"}]}) == set()
	found("Gateway", {"listeners": [{"protocol": "TCP"}]}) == set()
	of_istio := testing.with_spec("networking.istio.io/v1", "Gateway", {"listeners": [{"protocol": "HTTP"}]})
	count(ingress_without_tls.violations) == 0 with input as of_istio
}

test_a_wildcard_stands_for_one_label if {
	of := {"rules": [{"host": "a.b.example"}, {"host": "local"}], "tls": [{"hosts": ["*.example", "*"]}]}
	testing.paths(found("Ingress", of)) == {"/object/spec/rules/0", "/object/spec/rules/1"}
	found("Ingress", {"rules": [{"host": "a.b.example"}], "tls": [{"hosts": ["*.b.example"]}]}) == set()
	count(found("Ingress", {"rules": [{"host": ".b.example"}], "tls": [{"hosts": ["*.b.example"]}]})) == 1
}
