package hasp.policies.secrets_management.static_csi_credential_test

import data.hasp.policies.secrets_management.static_csi_credential
import data.hasp.testing

found(driver, csi) := violations if {
	subject := testing.with_pod({"at": "/spec", "volumes": [{"name": "v", "type": "csi", "driver": driver, "mounted": true}]})
	violations := static_csi_credential.violations with input as object.union(subject, {"object": {"spec": {"volumes": [{"name": "e"}, {"name": "v", "csi": object.union({"driver": driver}, csi)}]}}})
}

test_finds_a_fixed_credential if {
	found("secrets-store.csi.k8s.io", {"nodePublishSecretRef": {"name": "azure"}}) == {{
		"message": "volume v signs in to the secret store with Secret azure",
		"path": "/object/spec/volumes/1/csi/nodePublishSecretRef",
		"observed": "azure",
	}}
}

test_tells_drivers_apart if {
	subject := testing.with_pod({"at": "/spec", "volumes": [{"name": "v", "type": "csi", "driver": "secrets-store.csi.k8s.io", "mounted": true}]})
	volumes := [{"name": "v", "csi": {"driver": "secrets-store.csi.k8s.io"}}, {"name": "w", "csi": {"driver": "file.csi.azure.com", "nodePublishSecretRef": {"name": "a"}}}]
	violations := static_csi_credential.violations with input as object.union(subject, {"object": {"spec": {"volumes": volumes}}})
	violations == set()
}

test_allows_the_others if {
	found("secrets-store.csi.k8s.io", {}) == set()
	found("secrets-store.csi.k8s.io", {"nodePublishSecretRef": null}) == set()
	found("file.csi.azure.com", {"nodePublishSecretRef": {"name": "azure"}}) == set()
}
