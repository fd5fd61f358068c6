package hasp.policies.resource.immediate_volume_binding_test

import data.hasp.policies.resource.immediate_volume_binding
import data.hasp.testing

found(changes) := violations if {
	violations := immediate_volume_binding.violations with input as object.union(testing.with_spec("storage.k8s.io/v1", "StorageClass", {}), {"object": changes})
}

test_finds_what_binds_at_once if {
	found({}) == {{
		"message": "StorageClass web binds volumes before their Pods are placed",
		"path": "/object",
		"observed": "Immediate",
		"expected": "WaitForFirstConsumer",
	}}
}

test_leaves_one_that_waits_alone if {
	found({"volumeBindingMode": "WaitForFirstConsumer"}) == set()
}
