package hasp.policies.resource.crd_preserves_unknown_fields_test

import data.hasp.policies.resource.crd_preserves_unknown_fields
import data.hasp.testing

found(spec) := violations if {
	violations := crd_preserves_unknown_fields.violations with input as testing.with_spec("apiextensions.k8s.io/v1", "CustomResourceDefinition", spec)
}

test_finds_both_ways if {
	found({"preserveUnknownFields": true}) == {{
		"message": "CustomResourceDefinition web keeps fields that its schema does not know",
		"path": "/object/spec/preserveUnknownFields",
		"observed": true,
		"expected": false,
	}}
	found({"versions": [{"name": "v1"}, {"name": "v2", "schema": {"openAPIV3Schema": {"x-kubernetes-preserve-unknown-fields": true}}}]}) == {{
		"message": "CustomResourceDefinition web keeps every field of version v2",
		"path": "/object/spec/versions/1",
		"observed": true,
		"expected": false,
	}}
}

test_leaves_the_others_alone if {
	found({"preserveUnknownFields": false, "versions": [{"name": "v1", "schema": {"openAPIV3Schema": {"x-kubernetes-preserve-unknown-fields": false}}}]}) == set()
}
