package hasp.policies.file.hidden_file_created_test

import data.hasp.policies.file.hidden_file_created
import data.hasp.testing

found(subject) := violations if {
	violations := hidden_file_created.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"a file": testing.access("create", "/tmp/.x", {}),
		"a directory": testing.access("mkdir", "/dev/shm/.x", {}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"a plain name": testing.access("create", "/tmp/x", {}),
		"elsewhere": testing.access("create", "/home/ada/.x", {}),
		"an ordinary one": testing.access("mkdir", "/tmp/.X11-unix", {}),
		"moved away": testing.renames("/tmp/.x", "/srv/y"),
		"refused": testing.refused(testing.access("mkdir", "/tmp/.x", {})),
		"in a build": testing.in_build(testing.access("create", "/tmp/.x", {})),
		"by npm": testing.by(testing.access("create", "/tmp/.x", {}), "/usr/bin/npm"),
	}
	found(subject) == set()
}

test_finds_what_is_moved_there if testing.paths(found(testing.renames("/tmp/x", "/tmp/.y"))) == {"/event/to"}
