package hasp.policies.secrets_management.long_lived_projected_token_test

import data.hasp.policies.secrets_management.long_lived_projected_token
import data.hasp.testing

found(source) := violations if {
	subject := testing.with_pod({"volumes": [{"name": "t", "type": "projected", "mounted": true, "sources": [{"type": "configMap"}, source]}]})
	violations := long_lived_projected_token.violations with input as subject
		with data.hasp.parameters["long-lived-projected-token"] as {"maximumSeconds": 86400}
}

test_finds_a_long_life if {
	found({"type": "serviceAccountToken", "expirationSeconds": 86401}) == {{
		"message": "volume t has a token that lives 86401 seconds, more than 86400",
		"path": "/workload/pod/volumes/0/sources/1/expirationSeconds",
		"observed": 86401,
		"expected": 86400,
	}}
}

test_allows_a_short_one if {
	found({"type": "serviceAccountToken", "expirationSeconds": 86400}) == set()
	found({"type": "serviceAccountToken"}) == set()
	found({"type": "secret", "expirationSeconds": 90000}) == set()
}
