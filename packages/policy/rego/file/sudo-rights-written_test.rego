package hasp.policies.file.sudo_rights_written_test

import data.hasp.policies.file.sudo_rights_written
import data.hasp.testing

found(subject) := violations if {
	violations := sudo_rights_written.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"opened to write": testing.writes("/etc/sudoers.d/x"),
		"written over": testing.access("open", "/etc/sudoers.d/x", {"modes": ["truncate"]}),
		"created": testing.access("create", "/etc/sudoers.d/x", {}),
		"other permissions": testing.access("chmod", "/etc/sudoers", {"mode": 438}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/etc/sudoers.d/x"),
		"refused": testing.refused(testing.writes("/etc/sudoers.d/x")),
		"another file": testing.writes("/srv/x"),
		"in a build": testing.in_build(testing.writes("/etc/sudoers.d/x")),
		"by a package": testing.by_package_manager(testing.writes("/etc/sudoers.d/x")),
		"by the entrypoint": testing.by_entrypoint(testing.writes("/etc/sudoers.d/x")),
	}
	found(subject) == set()
}
