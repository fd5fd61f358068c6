package hasp.policies.workload.pinned_to_node_test

import data.hasp.policies.workload.pinned_to_node
import data.hasp.testing

found(subject) := result if {
	result := pinned_to_node.violations with input as subject
}

on(kind, changes) := object.union(testing.with_pod({"nodeName": "n1"}), object.union({"workload": {"kind": kind}}, changes))

owned := {"workload": {"kind": "Pod", "owners": [{"kind": "Node", "name": "n1", "apiVersion": "v1", "controller": true}]}}

test_finds_a_name if {
	found(on("Deployment", {})) == {{"message": "Deployment shop names the node n1", "path": "/workload/pod/nodeName", "observed": "n1"}}
	count(found(on("Pod", {"phase": "build"}))) == 1
	count(found(on("Pod", {"context": {"request": {"operation": "CREATE"}}}))) == 1
}

test_leaves_what_was_placed_alone if {
	found(on("Pod", {})) == set()
	found(on("Pod", {"context": {"request": {"operation": "UPDATE"}}})) == set()
	found(on("Pod", object.union(owned, {"context": {"request": {"operation": "CREATE"}}}))) == set()
}

test_finds_a_label_that_one_node_has if {
	found(testing.with_pod({"nodeSelector": {"kubernetes.io/hostname": "n2"}})) == {{
		"message": "Deployment shop runs only on the node n2",
		"path": "/workload/pod/nodeSelector/kubernetes.io~1hostname",
		"observed": "n2",
	}}
}

test_allows_others if {
	found(testing.with_pod({"nodeName": "", "nodeSelector": {"disk": "ssd"}})) == set()
	found(testing.deployed({})) == set()
}
