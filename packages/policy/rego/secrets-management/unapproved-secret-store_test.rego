package hasp.policies.secrets_management.unapproved_secret_store_test

import data.hasp.policies.secrets_management.unapproved_secret_store
import data.hasp.testing

subject(spec) := testing.resource({"apiVersion": "external-secrets.io/v1", "kind": "SecretStore", "metadata": {"name": "s"}, "spec": spec})

found(spec, parameters) := violations if {
	violations := unapproved_secret_store.violations with input as subject(spec)
		with data.hasp.parameters["unapproved-secret-store"] as parameters
}

test_asks_nothing_until_stores_are_listed if {
	found({"provider": {"fake": {}}}, {"providers": []}) == set()
}

test_finds_another_store if {
	found({"provider": {"fake": {}}}, {"providers": ["aws", "vault"]}) == {{
		"message": "SecretStore s takes secrets from fake, which is none of the approved stores",
		"path": "/object/spec/provider/fake",
		"observed": "fake",
		"expected": ["aws", "vault"],
	}}
	testing.paths(found({"provider": "gcp"}, {"providers": ["aws"]})) == {"/object/spec/provider"}
}

test_knows_both_names_of_a_store if {
	every pair in [["azurekv", "azure"], ["azure", "azure"], ["gcpsm", "google"], ["gcp", "google"], ["aws", "aws"], ["vault", "vault"]] {
		found({"provider": {pair[0]: {}}}, {"providers": [pair[1]]}) == set()
		found({"provider": pair[0]}, {"providers": [pair[1]]}) == set()
		count(found({"provider": pair[0]}, {"providers": ["other"]})) == 1
	}
}
