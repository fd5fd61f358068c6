package hasp.policies.resource.istio_allows_all_test

import data.hasp.policies.resource.istio_allows_all
import data.hasp.testing

found(spec) := violations if {
	violations := istio_allows_all.violations with input as testing.with_spec("security.istio.io/v1", "AuthorizationPolicy", spec)
}

test_finds_a_rule_without_limits if {
	found({"rules": [{"to": [{"operation": {"methods": ["GET"]}}]}, {}]}) == {{
		"message": "AuthorizationPolicy web allows every request",
		"path": "/object/spec/rules/1",
		"observed": {},
	}}
	count(found({"action": "ALLOW", "rules": [{"from": [], "to": [], "when": []}]})) == 1
}

test_finds_every_principal if {
	found({"rules": [{"from": [{"source": {"principals": ["a", "*"]}}]}]}) == {{
		"message": "AuthorizationPolicy web allows requests of every principal",
		"path": "/object/spec/rules/0/from/0/source/principals/1",
		"observed": "*",
	}}
}

test_leaves_the_others_alone[why] if {
	some why, spec in {
		"a denial": {"action": "DENY", "rules": [{}]},
		"a denial of every principal": {"action": "DENY", "rules": [{"from": [{"source": {"principals": ["*"]}}]}]},
		"no rules": {},
		"a source": {"rules": [{"from": [{"source": {"principals": ["a"]}}]}]},
		"an operation": {"rules": [{"from": [{"source": {"principals": ["*"]}}], "to": [{"operation": {"paths": ["/health"]}}]}]},
		"a condition": {"rules": [{"when": [{"key": "a", "values": ["b"]}]}]},
		"a principal on a condition": {"rules": [{"from": [{"source": {"principals": ["*"]}}], "when": [{"key": "a", "values": ["b"]}]}]},
	}
	found(spec) == set()
}
