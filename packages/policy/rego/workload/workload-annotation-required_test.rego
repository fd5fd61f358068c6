package hasp.policies.workload.workload_annotation_required_test

import data.hasp.policies.workload.workload_annotation_required
import data.hasp.testing

defaults := {"required": {}}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := workload_annotation_required.violations with input as subject
		with data.hasp.parameters["workload-annotation-required"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

having(given, owners) := object.union(testing.deployed({}), {"workload": {"annotations": given, "owners": owners}})

required := {"required": {"team": [], "a~b/tier": ["1", "2"]}}

test_is_silent_until_it_is_set if {
	found(having({}, [])) == set()
}

test_finds_what_is_missing if {
	found_with(having({"team": "x"}, []), required) == {{
		"message": "Deployment shop has no annotation a~b/tier",
		"path": "/workload/annotations",
		"observed": {"team"},
		"expected": "a~b/tier",
	}}
}

test_finds_other_values if {
	found_with(having({"team": "", "a~b/tier": "3"}, []), required) == {{
		"message": "Deployment shop has the annotation a~b/tier of 3, which is none of those allowed",
		"path": "/workload/annotations/a~0b~1tier",
		"observed": "3",
		"expected": ["1", "2"],
	}}
}

test_allows_what_has_them if {
	found_with(having({"team": "x", "a~b/tier": "2"}, []), required) == set()
	count(found_with(having({"a": "x"}, []), {"required": {"a": ["y"]}})) == 1
	found_with(having({"a": "x"}, []), {"required": {"a": ["x"]}}) == set()
}

test_asks_who_made_it if {
	owner := {"kind": "ReplicaSet", "name": "x", "apiVersion": "apps/v1", "controller": true}
	found_with(having({"a~b/tier": "3"}, [owner]), required) == set()
}
