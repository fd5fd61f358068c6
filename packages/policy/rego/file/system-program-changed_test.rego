package hasp.policies.file.system_program_changed_test

import data.hasp.policies.file.system_program_changed
import data.hasp.testing

found(subject) := violations if {
	violations := system_program_changed.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["system-program-changed"], changes)
	violations := system_program_changed.violations with input as subject
		with data.hasp.parameters["system-program-changed"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"opened to write": testing.writes("/usr/bin/ls"),
		"written over": testing.access("open", "/usr/bin/ls", {"modes": ["truncate"]}),
		"created": testing.access("create", "/usr/bin/ls", {}),
		"deleted": testing.access("unlink", "/bin/ls", {}),
		"a directory": testing.access("mkdir", "/usr/bin/.x", {}),
		"other permissions": testing.access("chmod", "/sbin/x", {"mode": 511}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/usr/bin/ls"),
		"refused": testing.refused(testing.writes("/usr/bin/ls")),
		"another file": testing.writes("/srv/x"),
		"in a build": testing.in_build(testing.writes("/usr/bin/ls")),
		"by a package": testing.by_package_manager(testing.writes("/usr/bin/ls")),
		"by the entrypoint": testing.by_entrypoint(testing.writes("/usr/bin/ls")),
		"by npm": testing.by(testing.writes("/usr/local/bin/tsc"), "/usr/bin/npm"),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.renames("/tmp/x", "/usr/sbin/sshd"))}
	messages == {"cat renamed /usr/sbin/sshd"}
}

test_finds_what_is_moved_there if testing.paths(found(testing.renames("/tmp/x", "/usr/sbin/sshd"))) == {"/event/to"}

test_allows_programs if found_with(testing.writes("/bin/x"), {"allowedPrograms": ["cat"]}) == set()
