package hasp.policies.workload.system_priority_class_test

import data.hasp.policies.workload.system_priority_class
import data.hasp.testing

defaults := {"namespaces": ["kube-system", "calico-system", "cilium", "gke-managed-system", "openshift-monitoring", "tigera-operator"]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := system_priority_class.violations with input as subject
		with data.hasp.parameters["system-priority-class"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

classed(class, namespace) := object.union(testing.with_pod({"priorityClass": class}), {"workload": {"namespace": namespace}})

test_finds_both[class] if {
	some class in ["system-node-critical", "system-cluster-critical"]
	found(classed(class, "shop")) == {{
		"message": $"Deployment shop in the namespace shop has the priority class {class}",
		"path": "/workload/pod/priorityClass",
		"observed": class,
	}}
}

test_allows_others if {
	found(classed("system-node-critical", "kube-system")) == set()
	found(classed("high", "shop")) == set()
	found(testing.deployed({})) == set()
	count(found_with(classed("system-node-critical", "kube-system"), {"namespaces": ["x"]})) == 1
}
