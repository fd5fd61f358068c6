# METADATA
# scope: package
# title: Volumes bound before the Pod is placed
# description: |
#   With `Immediate` a volume is made in a zone before anybody knows where its Pod can run, and the Pod waits for ever where they do
#   not fit.
# custom:
#   id: immediate-volume-binding
#   severity: negligible
#   subjects: [resource]
#   resources: [StorageClass]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Set `volumeBindingMode` to `WaitForFirstConsumer`.
#   references: []
package hasp.policies.resource.immediate_volume_binding

import data.hasp.lib.objects

# Kubernetes binds at once where nothing is said.
violations contains {
	"message": $"{objects.title} binds volumes before their Pods are placed",
	"path": "/object",
	"observed": mode,
	"expected": "WaitForFirstConsumer",
} if {
	mode := object.get(input.object, "volumeBindingMode", "Immediate")
	mode != "WaitForFirstConsumer"
}
