package hasp.policies.workload.shared_process_namespace_test

import data.hasp.policies.workload.shared_process_namespace
import data.hasp.testing

found(subject) := result if {
	result := shared_process_namespace.violations with input as subject
}

test_finds_it if {
	found(testing.with_pod({"shareProcessNamespace": true})) == {{
		"message": "the containers of Deployment shop see each other's processes",
		"path": "/workload/pod/shareProcessNamespace",
		"observed": true,
		"expected": false,
	}}
}

test_allows_others if {
	found(testing.with_pod({"shareProcessNamespace": false})) == set()
	found(testing.deployed({})) == set()
}
