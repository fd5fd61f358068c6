package hasp.policies.resource.node_changed_by_person_test

import data.hasp.policies.resource.node_changed_by_person
import data.hasp.testing

found(user, groups, labels, taints) := violations if {
	violations := node_changed_by_person.violations
		with input as object.union(testing.with_spec("v1", "Node", {"taints": taints}), {
			"resource": {"labels": labels},
			"former": {"labels": {"zone": "a"}},
			"formerObject": {"spec": {"taints": ["x"]}},
			"context": {"request": {"user": {"name": user, "groups": groups}}},
		})
		with data.hasp.parameters["node-changed-by-person"] as {"allowedGroups": ["ops"]}
}

test_finds_what_changed if {
	found("kim", ["dev"], {"zone": "b"}, ["x"]) == {{
		"message": "kim changes the labels of Node web",
		"path": "/resource/labels",
		"observed": {"zone": "b"},
	}}
	found("kim", [], {"zone": "a"}, []) == {{
		"message": "kim changes the taints of Node web",
		"path": "/object/spec",
		"observed": [],
	}}
}

test_leaves_the_others_alone if {
	found("kim", ["dev"], {"zone": "a"}, ["x"]) == set()
	found("kim", ["dev", "ops"], {"zone": "b"}, []) == set()
	found("system:node:a", [], {"zone": "b"}, []) == set()
}
