package hasp.policies.workload.inline_network_volume_test

import data.hasp.policies.workload.inline_network_volume
import data.hasp.testing

defaults := {"types": ["azureFile", "cephfs", "cinder", "fc", "glusterfs", "iscsi", "nfs", "quobyte", "rbd", "scaleIO", "storageos", "vsphereVolume", "portworxVolume", "photonPersistentDisk", "awsElasticBlockStore", "azureDisk", "gcePersistentDisk"]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := inline_network_volume.violations with input as subject
		with data.hasp.parameters["inline-network-volume"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

volume(changes) := testing.with_pod({"volumes": [
	{"name": "config", "type": "configMap", "mounted": true},
	object.union({"name": "v", "mounted": true}, changes),
]})

test_finds_it[type] if {
	some type in ["azureFile", "cephfs", "cinder", "fc", "glusterfs", "iscsi", "nfs", "quobyte", "rbd", "scaleIO", "storageos", "vsphereVolume", "portworxVolume", "photonPersistentDisk", "awsElasticBlockStore", "azureDisk", "gcePersistentDisk"]
	testing.paths(found(volume({"type": type}))) == {"/workload/pod/volumes/1"}
	{violation.observed | some violation in found(volume({"type": type}))} == {type}
}

test_allows_others[type] if {
	some type in ["persistentVolumeClaim", "csi", "claimTemplate"]
	found(volume({"type": type})) == set()
}

test_says_which if {
	{violation.message | some violation in found(volume({"type": "nfs"}))} == {"volume v of Deployment shop is storage of the type nfs named in the Pod"}
	found_with(volume({"type": "nfs"}), {"types": ["rbd"]}) == set()
}
