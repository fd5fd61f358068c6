package hasp.policies.file.executable_bit_set_test

import data.hasp.policies.file.executable_bit_set
import data.hasp.testing

found(subject) := violations if {
	violations := executable_bit_set.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["executable-bit-set"], changes)
	violations := executable_bit_set.violations with input as subject
		with data.hasp.parameters["executable-bit-set"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"for its owner": testing.access("chmod", "/tmp/x", {"mode": 64}),
		"for the group": testing.access("chmod", "/tmp/x", {"mode": 8}),
		"for others": testing.access("chmod", "/tmp/x", {"mode": 1}),
	}
	testing.paths(found(subject)) == {"/event/mode"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"not executable": testing.access("chmod", "/tmp/x", {"mode": 438}),
		"refused": testing.refused(testing.access("chmod", "/tmp/x", {"mode": 493})),
		"the node": testing.on_node(testing.access("chmod", "/tmp/x", {"mode": 493})),
		"by npm": testing.by(testing.access("chmod", "/srv/x", {"mode": 493}), "/usr/bin/npm"),
		"by the entrypoint": testing.by_entrypoint(testing.access("chmod", "/srv/x", {"mode": 493})),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.access("chmod", "/tmp/x", {"mode": 493}))}
	messages == {"cat made executable /tmp/x"}
}

test_allows_paths if found_with(testing.access("chmod", "/srv/bin/x", {"mode": 493}), {"allowedPaths": ["/srv/bin"]}) == set()
