package hasp.policies.workload.empty_dir_without_size_limit_test

import data.hasp.policies.workload.empty_dir_without_size_limit
import data.hasp.testing

found(subject) := result if {
	result := empty_dir_without_size_limit.violations with input as subject
}

volume(changes) := testing.with_pod({"volumes": [
	{"name": "config", "type": "configMap", "mounted": true},
	object.union({"name": "v", "mounted": true}, changes),
]})

test_finds_it if {
	found(volume({"type": "emptyDir"})) == {{
		"message": "volume v of Deployment shop has no limit of its size",
		"path": "/workload/pod/volumes/1",
		"observed": null,
	}}
	count(found(volume({"type": "emptyDir", "medium": ""}))) == 1
}

test_allows_others if {
	found(volume({"type": "emptyDir", "sizeLimit": testing.quantity(1, "1")})) == set()
	found(volume({"type": "emptyDir", "medium": "Memory"})) == set()
	found(volume({"type": "secret"})) == set()
}
