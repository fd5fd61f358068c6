# METADATA
# scope: package
# title: CustomResourceDefinition that takes unknown fields
# description: |
#   Fields that no schema names are kept without a check, so a typing error and an attack look like any other value.
# custom:
#   id: crd-preserves-unknown-fields
#   severity: low
#   subjects: [resource]
#   resources: [CustomResourceDefinition]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Set `spec.preserveUnknownFields` to `false` and give each version a structural schema.
#   references:
#     - CWE-20
package hasp.policies.resource.crd_preserves_unknown_fields

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} keeps fields that its schema does not know",
	"path": "/object/spec/preserveUnknownFields",
	"observed": true,
	"expected": false,
} if {
	objects.spec.preserveUnknownFields == true
}

violations contains {
	"message": $"{objects.title} keeps every field of version {object.get(version, "name", "?")}",
	"path": at,
	"observed": true,
	"expected": false,
} if {
	some at, version in objects.parts(objects.spec, "versions", "/object/spec")
	version.schema.openAPIV3Schema["x-kubernetes-preserve-unknown-fields"] == true
}
