package hasp.policies.file.path_traversal_file_read_test

import data.hasp.policies.file.path_traversal_file_read
import data.hasp.testing

found(subject) := violations if {
	violations := path_traversal_file_read.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"climbing": testing.with_event(testing.reads("/etc/passwd"), {"rawPath": "/srv/files/../../etc/passwd"}),
		"refused": testing.refused(testing.with_event(testing.reads("/etc/shadow"), {"rawPath": "../../etc/shadow"})),
	}
	testing.paths(found(subject)) == {"/event/rawPath"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"one step": testing.with_event(testing.reads("/etc/passwd"), {"rawPath": "/etc/ssl/../passwd"}),
		"as it is": testing.with_event(testing.reads("/etc/passwd"), {"rawPath": "/etc/passwd"}),
		"not told": testing.reads("/etc/passwd"),
		"another file": testing.with_event(testing.reads("/usr/lib/x"), {"rawPath": "/opt/a/../../usr/lib/x"}),
		"in a build": testing.in_build(testing.with_event(testing.reads("/etc/passwd"), {"rawPath": "../../etc/passwd"})),
		"by a package": testing.by_package_manager(testing.with_event(testing.reads("/etc/passwd"), {"rawPath": "../../etc/passwd"})),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.with_event(testing.reads("/etc/passwd"), {"rawPath": "../../etc/passwd"}))}
	messages == {"cat opened /etc/passwd as ../../etc/passwd"}
}
