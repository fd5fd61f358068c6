package hasp.policies.rbac.legacy_token_secret_test

import data.hasp.policies.rbac.legacy_token_secret
import data.hasp.testing

found(type, annotations) := violations if {
	secret := {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "t"}, "type": type}
	violations := legacy_token_secret.violations with input as object.union(testing.resource(secret), {"resource": {"annotations": annotations}})
}

test_finds_a_token if {
	found("kubernetes.io/service-account-token", {"kubernetes.io/service-account.name": "ci"}) == {{
		"message": "Secret t holds a token of service account ci that does not expire",
		"path": "/object/type",
		"observed": "kubernetes.io/service-account-token",
	}}
	count(found("kubernetes.io/service-account-token", {})) == 1
}

test_leaves_the_others_alone if {
	found("Opaque", {}) == set()
	found("bootstrap.kubernetes.io/token", {}) == set()
}
