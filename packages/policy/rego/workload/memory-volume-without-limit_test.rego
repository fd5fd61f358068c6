package hasp.policies.workload.memory_volume_without_limit_test

import data.hasp.policies.workload.memory_volume_without_limit
import data.hasp.testing

found(subject) := result if {
	result := memory_volume_without_limit.violations with input as subject
}

volume(changes) := testing.with_pod({"volumes": [
	{"name": "config", "type": "configMap", "mounted": true},
	object.union({"name": "v", "mounted": true}, changes),
]})

test_finds_it if {
	found(volume({"type": "emptyDir", "medium": "Memory"})) == {{
		"message": "volume v of Deployment shop takes memory without a limit",
		"path": "/workload/pod/volumes/1",
		"observed": null,
	}}
}

test_allows_others if {
	found(volume({"type": "emptyDir", "medium": "Memory", "sizeLimit": testing.quantity(1, "1")})) == set()
	found(volume({"type": "emptyDir", "medium": "HugePages"})) == set()
	found(volume({"type": "emptyDir"})) == set()
}
