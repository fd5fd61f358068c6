# METADATA
# scope: package
# title: Snapshot whose volume mode may change
# description: |
#   A snapshot that may be restored in another mode lets its user write a file system that the node's kernel then mounts.
# custom:
#   id: snapshot-mode-change
#   severity: low
#   subjects: [resource]
#   resources: [VolumeSnapshotContent]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Remove the annotation `snapshot.storage.kubernetes.io/allow-volume-mode-change`.
#   references:
#     - MITRE T1611
#     - CWE-20
package hasp.policies.resource.snapshot_mode_change

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} may be restored in another volume mode",
	"path": "/resource/annotations/snapshot.storage.kubernetes.io~1allow-volume-mode-change",
	"observed": "true",
} if {
	input.resource.annotations["snapshot.storage.kubernetes.io/allow-volume-mode-change"] == "true"
}
