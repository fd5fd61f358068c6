package hasp.policies.resource.network_policy_allows_all_test

import data.hasp.policies.resource.network_policy_allows_all
import data.hasp.testing

found(spec) := violations if {
	violations := network_policy_allows_all.violations with input as testing.with_spec("networking.k8s.io/v1", "NetworkPolicy", spec)
}

test_finds_a_rule_that_allows_everything if {
	found({"ingress": [{"from": [{"podSelector": {}}]}, {}]}) == {{
		"message": "NetworkPolicy web allows ingress from everything",
		"path": "/object/spec/ingress/1",
		"observed": {},
	}}
	testing.messages(found({"egress": [{"to": []}]})) == {"NetworkPolicy web allows egress to everything"}
	testing.paths(found({"egress": {}})) == {"/object/spec/egress"}
}

test_finds_every_address[range] if {
	some range in ["0.0.0.0/0", "::/0"]
	found({"egress": [{"to": [{"ipBlock": {"cidr": range}}]}]}) == {{
		"message": $"NetworkPolicy web allows egress to {range}",
		"path": "/object/spec/egress/0/to/0/ipBlock/cidr",
		"observed": range,
	}}
	testing.paths(found({"ingress": [{"from": [{"ipBlock": {"cidr": range}}]}]})) == {"/object/spec/ingress/0/from/0/ipBlock/cidr"}
}

test_leaves_the_others_alone if {
	found({"podSelector": {}, "policyTypes": ["Ingress"]}) == set()
	found({"ingress": []}) == set()
	found({"ingress": [{"ports": [{"port": 443}]}]}) == set()
	found({"egress": [{"to": [{"ipBlock": {"cidr": "10.0.0.0/8"}}]}]}) == set()
	found({"egress": [{"to": [{"ipBlock": {"cidr": "0.0.0.0/0", "except": ["10.0.0.0/8"]}}]}]}) == set()
}
