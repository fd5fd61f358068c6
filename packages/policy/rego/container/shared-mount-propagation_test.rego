package hasp.policies.container.shared_mount_propagation_test

import data.hasp.policies.container.shared_mount_propagation
import data.hasp.testing

found(subject) := result if {
	result := shared_mount_propagation.violations with input as subject
}

with_propagation(value) := {"mounts": [
	{"type": "emptyDir", "destination": "/tmp", "readOnly": false},
	{"type": "hostPath", "source": "/srv", "destination": "/srv", "readOnly": false, "propagation": value},
]}

test_finds_each_word[value] if {
	some value in ["Bidirectional", "shared", "rshared"]
	found(testing.deployed(with_propagation(value))) == {{
		"message": $"container web gives its mounts below /srv to the node: propagation {value}",
		"path": "/workload/containers/0/mounts/1/propagation",
		"observed": value,
	}}
	testing.paths(found(testing.running(with_propagation(value)))) == {"/container/mounts/1/propagation"}
}

test_allows_the_others[value] if {
	some value in ["None", "HostToContainer", "private", "rprivate", "slave", "rslave", ""]
	found(testing.deployed(with_propagation(value))) == set()
}
