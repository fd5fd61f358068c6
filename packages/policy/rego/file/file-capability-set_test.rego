package hasp.policies.file.file_capability_set_test

import data.hasp.policies.file.file_capability_set
import data.hasp.testing

found(subject) := violations if {
	violations := file_capability_set.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"a capability": testing.access("xattr", "/tmp/x", {"name": "security.capability"}),
	}
	testing.paths(found(subject)) == {"/event/name"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"another attribute": testing.access("xattr", "/tmp/x", {"name": "user.x"}),
		"refused": testing.refused(testing.access("xattr", "/tmp/x", {"name": "security.capability"})),
		"by a package": testing.by_package_manager(testing.access("xattr", "/tmp/x", {"name": "security.capability"})),
		"tar": testing.by(testing.access("xattr", "/tmp/x", {"name": "security.capability"}), "/bin/tar"),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.access("xattr", "/tmp/x", {"name": "security.capability"}))}
	messages == {"cat gave a capability to /tmp/x"}
}
