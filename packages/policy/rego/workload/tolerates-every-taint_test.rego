package hasp.policies.workload.tolerates_every_taint_test

import data.hasp.policies.workload.tolerates_every_taint
import data.hasp.testing

defaults := {"namespaces": ["kube-system"], "kinds": ["DaemonSet"]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := tolerates_every_taint.violations with input as subject
		with data.hasp.parameters["tolerates-every-taint"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

tolerating(toleration, changes) := object.union(testing.with_pod({"tolerations": [{"key": "gpu", "operator": "Exists"}, toleration]}), {"workload": changes})

test_finds_it if {
	found(tolerating({"operator": "Exists"}, {})) == {{
		"message": "Deployment shop tolerates every taint",
		"path": "/workload/pod/tolerations/1",
		"observed": {"operator": "Exists"},
	}}
	{violation.message | some violation in found(tolerating({"key": "", "operator": "Exists", "effect": "NoSchedule"}, {}))} == {
		"Deployment shop tolerates every taint of the effect NoSchedule",
	}
	count(found(tolerating({"operator": "Exists", "effect": ""}, {}))) == 1
}

test_allows_others if {
	found(tolerating({"operator": "Equal", "value": "x"}, {})) == set()
	found(tolerating({"operator": "Exists"}, {"kind": "DaemonSet"})) == set()
	found(tolerating({"operator": "Exists"}, {"namespace": "kube-system"})) == set()
	count(found_with(tolerating({"operator": "Exists"}, {"kind": "DaemonSet"}), {"kinds": ["Job"]})) == 1
}
