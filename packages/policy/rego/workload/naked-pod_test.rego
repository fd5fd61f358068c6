package hasp.policies.workload.naked_pod_test

import data.hasp.policies.workload.naked_pod
import data.hasp.testing

found(subject) := result if {
	result := naked_pod.violations with input as subject
}

pod(owners) := object.union(testing.deployed({}), {"workload": {"kind": "Pod", "owners": owners}})

owner(controller) := {"kind": "ReplicaSet", "name": "x", "apiVersion": "apps/v1", "controller": controller}

test_finds_it if {
	found(pod([])) == {{"message": "Pod shop belongs to no controller", "path": "/workload/owners", "observed": []}}
	{violation.observed | some violation in found(pod([owner(false)]))} == {["ReplicaSet"]}
}

test_allows_others if {
	found(pod([owner(true)])) == set()
	found(testing.deployed({})) == set()
}
