package hasp.policies.workload.git_repo_volume_test

import data.hasp.policies.workload.git_repo_volume
import data.hasp.testing

found(subject) := result if {
	result := git_repo_volume.violations with input as subject
}

volume(changes) := testing.with_pod({"volumes": [
	{"name": "config", "type": "configMap", "mounted": true},
	object.union({"name": "v", "mounted": true}, changes),
]})

test_finds_it[type] if {
	some type in ["gitRepo"]
	testing.paths(found(volume({"type": type}))) == {"/workload/pod/volumes/1"}
	{violation.observed | some violation in found(volume({"type": type}))} == {type}
}

test_allows_others[type] if {
	some type in ["emptyDir", "hostPath"]
	found(volume({"type": type})) == set()
}

test_says_which if {
	{violation.message | some violation in found(volume({"type": "gitRepo"}))} == {"volume v of Deployment shop is cloned from git by the node"}
}
