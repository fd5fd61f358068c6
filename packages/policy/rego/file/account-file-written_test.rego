package hasp.policies.file.account_file_written_test

import data.hasp.policies.file.account_file_written
import data.hasp.testing

found(subject) := violations if {
	violations := account_file_written.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["account-file-written"], changes)
	violations := account_file_written.violations with input as subject
		with data.hasp.parameters["account-file-written"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"opened to write": testing.writes("/etc/shadow"),
		"written over": testing.access("open", "/etc/shadow", {"modes": ["truncate"]}),
		"created": testing.access("create", "/etc/shadow", {}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/etc/shadow"),
		"refused": testing.refused(testing.writes("/etc/shadow")),
		"another file": testing.writes("/srv/x"),
		"in a build": testing.in_build(testing.writes("/etc/shadow")),
		"by a package": testing.by_package_manager(testing.writes("/etc/shadow")),
		"by the entrypoint": testing.by_entrypoint(testing.writes("/etc/shadow")),
	}
	found(subject) == set()
}

test_allows_programs if {
	found(testing.by(testing.writes("/etc/passwd"), "/usr/sbin/useradd")) == set()
	found_with(testing.writes("/etc/passwd"), {"allowedPrograms": ["cat"]}) == set()
}
