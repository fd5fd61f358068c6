package hasp.policies.file.executable_created_test

import data.hasp.policies.file.executable_created
import data.hasp.testing

found(subject) := violations if {
	violations := executable_created.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["executable-created"], changes)
	violations := executable_created.violations with input as subject
		with data.hasp.parameters["executable-created"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"for its owner": testing.access("create", "/tmp/x", {"mode": 64}),
		"for the group": testing.access("create", "/tmp/x", {"mode": 8}),
		"for others": testing.access("create", "/tmp/x", {"mode": 1}),
	}
	testing.paths(found(subject)) == {"/event/mode"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"not executable": testing.access("create", "/tmp/x", {"mode": 438}),
		"refused": testing.refused(testing.access("create", "/tmp/x", {"mode": 493})),
		"the node": testing.on_node(testing.access("create", "/tmp/x", {"mode": 493})),
		"by npm": testing.by(testing.access("create", "/srv/x", {"mode": 493}), "/usr/bin/npm"),
		"by the entrypoint": testing.by_entrypoint(testing.access("create", "/srv/x", {"mode": 493})),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.access("create", "/tmp/x", {"mode": 493}))}
	messages == {"cat created the executable /tmp/x"}
}

test_allows_paths if found_with(testing.access("create", "/srv/bin/x", {"mode": 493}), {"allowedPaths": ["/srv/bin"]}) == set()
