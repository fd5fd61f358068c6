package hasp.policies.container.root_group_test

import data.hasp.policies.container.root_group
import data.hasp.testing

found(subject) := result if {
	result := root_group.violations with input as subject
}

as_user(user) := {"effective": {"user": user}}

test_finds_the_first_group if {
	found(testing.deployed(as_user({"uid": 1000, "gid": 0}))) == {{
		"message": "container web runs in the group of root",
		"path": "/workload/containers/0/effective/user/gid",
		"observed": 0,
	}}
}

test_finds_further_groups if {
	found(testing.running(as_user({"gid": 1, "groups": [2000, 0]}))) == {{
		"message": "container web has the group of root among its own",
		"path": "/container/effective/user/groups",
		"observed": [2000, 0],
	}}
}

test_allows_others if {
	found(testing.deployed(as_user({"uid": 0, "gid": 1, "groups": [1]}))) == set()
	found(testing.deployed({})) == set()
}
