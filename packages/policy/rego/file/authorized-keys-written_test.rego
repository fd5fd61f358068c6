package hasp.policies.file.authorized_keys_written_test

import data.hasp.policies.file.authorized_keys_written
import data.hasp.testing

found(subject) := violations if {
	violations := authorized_keys_written.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["authorized-keys-written"], changes)
	violations := authorized_keys_written.violations with input as subject
		with data.hasp.parameters["authorized-keys-written"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"opened to write": testing.writes("/root/.ssh/authorized_keys"),
		"written over": testing.access("open", "/root/.ssh/authorized_keys", {"modes": ["truncate"]}),
		"created": testing.access("create", "/root/.ssh/authorized_keys", {}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/root/.ssh/authorized_keys"),
		"refused": testing.refused(testing.writes("/root/.ssh/authorized_keys")),
		"another file": testing.writes("/root/.ssh/config"),
		"in a build": testing.in_build(testing.writes("/root/.ssh/authorized_keys")),
		"by a package": testing.by_package_manager(testing.writes("/root/.ssh/authorized_keys")),
		"by the entrypoint": testing.by_entrypoint(testing.writes("/root/.ssh/authorized_keys")),
		"ssh-copy-id": testing.by(testing.writes("/root/.ssh/authorized_keys"), "/usr/bin/google_guest_agent"),
		"below its name": testing.writes("/srv/authorized_keys/x"),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.writes("/root/.ssh/authorized_keys"))}
	messages == {"cat changed /root/.ssh/authorized_keys"}
}

test_finds_what_is_moved_there if testing.paths(found(testing.renames("/tmp/x", "/root/.ssh/authorized_keys"))) == {"/event/to"}

test_finds_a_directory_that_is_moved_there if {
	testing.paths(found(testing.renames("/tmp/x", "/root/.ssh"))) == {"/event/to"}
}

test_allows_programs if found_with(testing.writes("/root/.ssh/authorized_keys"), {"allowedPrograms": ["cat"]}) == set()
