package hasp.policies.secrets_management.unverified_secret_store_test

import data.hasp.policies.secrets_management.unverified_secret_store
import data.hasp.testing

subject(spec) := testing.resource({"apiVersion": "external-secrets.io/v1", "kind": "SecretStore", "metadata": {"name": "s"}, "spec": spec})

found(spec) := violations if {
	violations := unverified_secret_store.violations with input as subject(spec)
}

test_finds_an_unchecked_certificate if {
	found({"parameters": {"vaultSkipTLSVerify": "true"}}) == {{
		"message": "SecretStore s does not check the certificate of the store: spec.parameters.vaultSkipTLSVerify",
		"path": "/object/spec/parameters/vaultSkipTLSVerify",
		"observed": "true",
	}}
	count(found({"parameters": {"vaultSkipTLSVerify": true}})) == 1
	count(found({"provider": {"webhook": {"insecureSkipVerify": true}}})) == 1
	count(found({"provider": {"conjur": {"skipTLSVerify": true}}})) == 1
}

test_finds_a_store_without_tls if {
	found({"provider": {"vault": {"server": "http://vault:8200"}}}) == {{
		"message": "SecretStore s reaches the store without TLS at http://vault:8200",
		"path": "/object/spec/provider/vault/server",
		"observed": "http://vault:8200",
	}}
	count(found({"parameters": {"vaultAddress": "http://vault"}})) == 1
	count(found({"provider": {"conjur": {"url": "http://c"}}})) == 1
	count(found({"provider": {"webhook": {"url": "http://w"}}})) == 1
}

test_allows_the_others if {
	found({"provider": {"vault": {"server": "https://vault:8200"}}, "parameters": {"vaultSkipTLSVerify": "false", "vaultAddress": "http://127.0.0.1:8200"}}) == set()
	found({"provider": {"vault": {"server": "http://localhost:8200"}}}) == set()
	found({}) == set()
}
