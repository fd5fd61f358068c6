package hasp.policies.secrets_management.open_cluster_secret_store_test

import data.hasp.policies.secrets_management.open_cluster_secret_store
import data.hasp.testing

subject(spec) := testing.resource({"apiVersion": "external-secrets.io/v1", "kind": "ClusterSecretStore", "metadata": {"name": "s"}, "spec": spec})

found(spec) := violations if {
	violations := open_cluster_secret_store.violations with input as subject(spec)
}

test_finds_a_store_for_everybody if {
	found({"provider": {}}) == {{"message": "ClusterSecretStore s may be used from every namespace", "path": "/object/spec", "observed": null}}
	{violation.observed | some violation in found({"conditions": []})} == {[]}
}

test_allows_conditions if {
	found({"conditions": [{"namespaces": ["shop"]}]}) == set()
}
