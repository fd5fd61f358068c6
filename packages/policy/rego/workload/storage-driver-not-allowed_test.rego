package hasp.policies.workload.storage_driver_not_allowed_test

import data.hasp.policies.workload.storage_driver_not_allowed
import data.hasp.testing

defaults := {"csi": [], "flexVolume": []}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := storage_driver_not_allowed.violations with input as subject
		with data.hasp.parameters["storage-driver-not-allowed"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

volume(changes) := testing.with_pod({"volumes": [
	{"name": "config", "type": "configMap", "mounted": true},
	object.union({"name": "v", "mounted": true}, changes),
]})

test_finds_flex_volumes if {
	found(volume({"type": "flexVolume", "driver": "x/y"})) == {{
		"message": "volume v of Deployment shop uses the driver x/y",
		"path": "/workload/pod/volumes/1/driver",
		"observed": "x/y",
		"expected": [],
	}}
	found_with(volume({"type": "flexVolume", "driver": "x/y"}), {"flexVolume": ["x/y"]}) == set()
}

test_finds_csi_drivers_where_set if {
	found(volume({"type": "csi", "driver": "x"})) == set()
	count(found_with(volume({"type": "csi", "driver": "x"}), {"csi": ["y"]})) == 1
	found_with(volume({"type": "csi", "driver": "y"}), {"csi": ["y"]}) == set()
	found_with(volume({"type": "other", "driver": "x"}), {"csi": ["y"]}) == set()
}
