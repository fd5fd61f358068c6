package hasp.policies.file.file_created_below_dev_test

import data.hasp.policies.file.file_created_below_dev
import data.hasp.testing

found(subject) := violations if {
	violations := file_created_below_dev.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"created": testing.access("create", "/dev/.x", {}),
		"opened to create": testing.writes("/dev/x"),
		"a link": testing.access("symlink", "/dev/x", {"to": "/tmp"}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"a device": testing.writes("/dev/null"),
		"shared memory": testing.writes("/dev/shm/PostgreSQL.1"),
		"a numbered one": testing.writes("/dev/tty1"),
		"opened alone": testing.access("open", "/dev/x", {"modes": ["write"]}),
		"elsewhere": testing.writes("/device/x"),
		"by the entrypoint": testing.by_entrypoint(testing.writes("/dev/x")),
		"the node": testing.on_node(testing.writes("/dev/x")),
		"udev": testing.by(testing.writes("/dev/x"), "/sbin/mdev"),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.access("create", "/dev/.x", {}))}
	messages == {"cat created /dev/.x"}
}
