package hasp.policies.workload.recommended_label_missing_test

import data.hasp.policies.workload.recommended_label_missing
import data.hasp.testing

defaults := {"labels": ["app.kubernetes.io/name"]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := recommended_label_missing.violations with input as subject
		with data.hasp.parameters["recommended-label-missing"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

labelled(names, owners) := object.union(testing.deployed({}), {"workload": {"labels": {name: "x" | some name in names}, "owners": owners}})

test_finds_what_is_missing if {
	found(labelled(["app"], [])) == {{
		"message": "Deployment shop has no label app.kubernetes.io/name",
		"path": "/workload/labels",
		"observed": {"app"},
		"expected": "app.kubernetes.io/name",
	}}
}

test_allows_what_has_them if {
	found(labelled(["app.kubernetes.io/name"], [])) == set()
	count(found_with(labelled(["a"], []), {"labels": ["a", "b"]})) == 1
	found(labelled([], [{"kind": "ReplicaSet", "name": "x", "apiVersion": "apps/v1", "controller": true}])) == set()
}
