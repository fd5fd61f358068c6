package hasp.policies.resource.snapshot_mode_change_test

import data.hasp.policies.resource.snapshot_mode_change
import data.hasp.testing

found(value) := violations if {
	content := testing.with_spec("snapshot.storage.k8s.io/v1", "VolumeSnapshotContent", {})
	annotations := {"snapshot.storage.kubernetes.io/allow-volume-mode-change": value}
	violations := snapshot_mode_change.violations with input as object.union(content, {"resource": {"annotations": annotations}})
}

test_finds_the_annotation if {
	found("true") == {{
		"message": "VolumeSnapshotContent web may be restored in another volume mode",
		"path": "/resource/annotations/snapshot.storage.kubernetes.io~1allow-volume-mode-change",
		"observed": "true",
	}}
}

test_leaves_the_others_alone if {
	found("false") == set()
}
