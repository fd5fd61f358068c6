package hasp.policies.container.writable_root_filesystem_test

import data.hasp.policies.container.writable_root_filesystem
import data.hasp.testing

found(subject) := result if {
	result := writable_root_filesystem.violations with input as subject
}

writable := testing.with_effective({"readOnlyRootFilesystem": false})

test_finds_each_root_that_can_be_written if {
	found(testing.workload([testing.container({}), writable, object.union(writable, {"name": "debug", "role": "ephemeral"})])) == {
		{
			"message": "container web can write to its root file system",
			"path": "/workload/containers/1/effective/readOnlyRootFilesystem",
			"observed": false,
			"expected": true,
		},
		{
			"message": "container debug can write to its root file system",
			"path": "/workload/containers/2/effective/readOnlyRootFilesystem",
			"observed": false,
			"expected": true,
		},
	}
}

test_leaves_a_read_only_root_alone if {
	found(testing.deployed({})) == set()
	found(testing.running({})) == set()
}

test_sees_running_containers if {
	testing.paths(found(testing.running({"effective": {"readOnlyRootFilesystem": false}}))) == {"/container/effective/readOnlyRootFilesystem"}
}

test_does_not_ask_it_of_windows if {
	found(object.union(testing.workload([writable]), {"workload": {"pod": {"os": "windows"}}})) == set()
}
