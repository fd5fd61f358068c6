package hasp.policies.secrets_management.synced_secret_provider_test

import data.hasp.policies.secrets_management.synced_secret_provider
import data.hasp.testing

subject(spec) := testing.resource({"apiVersion": "secrets-store.csi.x-k8s.io/v1", "kind": "SecretProviderClass", "metadata": {"name": "s"}, "spec": spec})

found(spec) := violations if {
	violations := synced_secret_provider.violations with input as subject(spec)
}

test_finds_a_copy if {
	found({"provider": "azure", "secretObjects": [{"secretName": "db", "type": "Opaque"}]}) == {{
		"message": "SecretProviderClass s writes Secret db",
		"path": "/object/spec/secretObjects/0",
		"observed": "db",
	}}
}

test_allows_a_mount_alone if {
	found({"provider": "azure"}) == set()
	found({"secretObjects": []}) == set()
}
