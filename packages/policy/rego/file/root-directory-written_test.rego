package hasp.policies.file.root_directory_written_test

import data.hasp.policies.file.root_directory_written
import data.hasp.testing

found(subject) := violations if {
	violations := root_directory_written.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["root-directory-written"], changes)
	violations := root_directory_written.violations with input as subject
		with data.hasp.parameters["root-directory-written"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"in the root": testing.writes("/x"),
		"in the home of root": testing.access("create", "/root/x.sh", {}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"further down": testing.writes("/root/.cache/x"),
		"elsewhere": testing.writes("/srv/x"),
		"a history": testing.writes("/root/.bash_history"),
		"read": testing.reads("/root/x"),
		"by the entrypoint": testing.by_entrypoint(testing.writes("/root/x")),
		"by npm": testing.by(testing.writes("/root/.npmx"), "/usr/bin/npm"),
	}
	found(subject) == set()
}

test_finds_what_is_moved_there if testing.paths(found(testing.renames("/tmp/x", "/root/x"))) == {"/event/to"}

test_allows_names if found_with(testing.writes("/root/x"), {"allowedFiles": ["x"]}) == set()
