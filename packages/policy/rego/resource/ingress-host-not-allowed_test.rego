package hasp.policies.resource.ingress_host_not_allowed_test

import data.hasp.policies.resource.ingress_host_not_allowed
import data.hasp.testing

found(host, allowed) := violations if {
	violations := ingress_host_not_allowed.violations
		with input as testing.with_spec("networking.k8s.io/v1", "Ingress", {"rules": [{"host": host}]})
		with data.hasp.parameters["ingress-host-not-allowed"] as {"allowedHosts": allowed}
}

test_refuses[host] if {
	some host in ["b.example", "acme.example.org", "xacme.example", "acme.example", "", 5]
	found(host, [".acme.example", "shop.example"]) == {{
		"message": $"Ingress web uses the host {host}",
		"path": "/object/spec/rules/0/host",
		"observed": host,
		"expected": [".acme.example", "shop.example"],
	}}
}

test_allows[host] if {
	some host in ["a.acme.example", "A.ACME.example", "shop.example", "*.acme.example"]
	found(host, [".acme.example", "shop.example"]) == set()
}

test_allows_every_one_until_told if {
	found("b.example", []) == set()
}
