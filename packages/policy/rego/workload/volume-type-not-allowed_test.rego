package hasp.policies.workload.volume_type_not_allowed_test

import data.hasp.policies.workload.volume_type_not_allowed
import data.hasp.testing

defaults := {"allowed": ["claimTemplate", "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret"]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := volume_type_not_allowed.violations with input as subject
		with data.hasp.parameters["volume-type-not-allowed"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

volume(changes) := testing.with_pod({"volumes": [
	{"name": "config", "type": "configMap", "mounted": true},
	object.union({"name": "v", "mounted": true}, changes),
]})

test_finds_it[type] if {
	some type in ["hostPath", "nfs", "gitRepo"]
	testing.paths(found(volume({"type": type}))) == {"/workload/pod/volumes/1"}
	{violation.observed | some violation in found(volume({"type": type}))} == {type}
}

test_allows_others[type] if {
	some type in ["claimTemplate", "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret"]
	found(volume({"type": type})) == set()
}

test_says_which if {
	{violation.message | some violation in found_with(volume({"type": "secret"}), {"allowed": ["configMap"]})} == {
		"volume v of Deployment shop is of the type secret",
	}
}
