package hasp.policies.secrets_management.mutable_secret_test

import data.hasp.policies.secrets_management.mutable_secret
import data.hasp.testing

found(changes) := violations if {
	violations := mutable_secret.violations with input as testing.resource(object.union({"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "db"}}, changes))
		with data.hasp.parameters["mutable-secret"] as {"types": ["Opaque"]}
}

test_finds_a_mutable_secret if {
	found({}) == {{"message": "Secret db can be changed", "path": "/object", "observed": false, "expected": true}}
	{violation.observed | some violation in found({"type": "Opaque", "immutable": false})} == {false}
	{violation.observed | some violation in found({"type": "Opaque", "immutable": "no"})} == {"no"}
}

test_allows_the_others if {
	found({"immutable": true}) == set()
	found({"type": "kubernetes.io/tls"}) == set()
}
