package hasp.policies.resource.volume_reclaim_policy_test

import data.hasp.policies.resource.volume_reclaim_policy
import data.hasp.testing

found(kind, changes, allowed) := violations if {
	violations := volume_reclaim_policy.violations with input as object.union(testing.with_spec("v1", kind, {}), {"object": changes})
		with data.hasp.parameters["volume-reclaim-policy"] as {"allowed": allowed}
}

test_finds_another_policy if {
	found("PersistentVolume", {"spec": {"persistentVolumeReclaimPolicy": "Recycle"}}, ["Retain"]) == {{
		"message": "PersistentVolume web has the reclaim policy Recycle",
		"path": "/object/spec",
		"observed": "Recycle",
		"expected": ["Retain"],
	}}
	testing.paths(found("StorageClass", {"reclaimPolicy": "Delete"}, ["Retain"])) == {"/object"}
}

test_knows_the_defaults if {
	found("PersistentVolume", {}, ["Retain"]) == set()
	count(found("PersistentVolume", {}, ["Delete"])) == 1
	found("StorageClass", {}, ["Delete"]) == set()
	count(found("StorageClass", {}, ["Retain"])) == 1
}
