package hasp.policies.file.shell_startup_file_written_test

import data.hasp.policies.file.shell_startup_file_written
import data.hasp.testing

found(subject) := violations if {
	violations := shell_startup_file_written.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["shell-startup-file-written"], changes)
	violations := shell_startup_file_written.violations with input as subject
		with data.hasp.parameters["shell-startup-file-written"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"of a user": testing.writes("/home/ada/.bashrc"),
		"of all": testing.writes("/etc/profile"),
		"below profile.d": testing.access("create", "/etc/profile.d/x.sh", {}),
		"of fish": testing.writes("/home/ada/.config/fish/config.fish"),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/root/.bashrc"),
		"an application's": testing.writes("/srv/profile"),
		"one below its name": testing.writes("/srv/.profile/x"),
		"another that is hidden": testing.writes("/root/.other"),
		"another below /etc": testing.writes("/etc/ssh/x"),
		"by the entrypoint": testing.by_entrypoint(testing.writes("/root/.bashrc")),
		"a new user": testing.by(testing.writes("/home/ada/.bashrc"), "/usr/sbin/useradd"),
		"another": testing.writes("/etc/x"),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.writes("/root/.bashrc"))}
	messages == {"cat changed /root/.bashrc"}
}

test_allows_programs if found_with(testing.writes("/root/.bashrc"), {"allowedPrograms": ["cat"]}) == set()
