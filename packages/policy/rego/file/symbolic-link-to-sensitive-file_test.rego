package hasp.policies.file.symbolic_link_to_sensitive_file_test

import data.hasp.policies.file.symbolic_link_to_sensitive_file
import data.hasp.testing

found(subject) := violations if {
	violations := symbolic_link_to_sensitive_file.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"a file": testing.access("symlink", "/tmp/x", {"to": "/etc/shadow"}),
		"written with steps up": testing.access("symlink", "/tmp/a/x", {"to": "../../etc/./shadow"}),
		"one beside a file": testing.access("symlink", "/etc/x", {"to": "shadow"}),
		"a directory": testing.access("symlink", "/tmp/x", {"to": "/etc"}),
		"the root": testing.access("symlink", "/srv/x", {"to": "/"}),
	}
	testing.paths(found(subject)) == {"/event/to"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"another": testing.access("symlink", "/tmp/x", {"to": "/etc/nginx/x"}),
		"one beside it": testing.access("symlink", "/srv/x", {"to": "shadow"}),
		"one below it": testing.access("symlink", "/srv/x", {"to": "etc/shadow"}),
		"refused": testing.refused(testing.access("symlink", "/tmp/x", {"to": "/etc/shadow"})),
		"by a package": testing.by_package_manager(testing.access("symlink", "/tmp/x", {"to": "/etc/shadow"})),
		"in a build": testing.in_build(testing.access("symlink", "/tmp/x", {"to": "/etc"})),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.access("symlink", "/tmp/x", {"to": "/etc/shadow"}))}
	messages == {"cat made the link /tmp/x to /etc/shadow"}
}
