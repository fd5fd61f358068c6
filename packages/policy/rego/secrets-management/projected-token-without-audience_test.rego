package hasp.policies.secrets_management.projected_token_without_audience_test

import data.hasp.policies.secrets_management.projected_token_without_audience
import data.hasp.testing

found(name, source) := violations if {
	subject := testing.with_pod({"volumes": [{"name": name, "type": "projected", "mounted": true, "sources": [source]}]})
	violations := projected_token_without_audience.violations with input as subject
}

test_finds_a_token_for_everybody if {
	found("t", {"type": "serviceAccountToken"}) == {{
		"message": "volume t has a token that names no audience, so it is good for the Kubernetes API",
		"path": "/workload/pod/volumes/0/sources/0",
		"observed": null,
	}}
	{violation.observed | some violation in found("t", {"type": "serviceAccountToken", "audience": ""})} == {""}
}

test_allows_the_others if {
	found("t", {"type": "serviceAccountToken", "audience": "vault"}) == set()
	found("t", {"type": "secret"}) == set()
	found("kube-api-access-x7k2p", {"type": "serviceAccountToken"}) == set()
}
