package hasp.policies.file.sensitive_file_read_test

import data.hasp.policies.file.sensitive_file_read
import data.hasp.testing

found(subject) := violations if {
	violations := sensitive_file_read.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["sensitive-file-read"], changes)
	violations := sensitive_file_read.violations with input as subject
		with data.hasp.parameters["sensitive-file-read"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"shadow": testing.reads("/etc/shadow"),
		"below a directory": testing.reads("/etc/pam.d/sshd"),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"another file": testing.reads("/etc/passwd"),
		"written": testing.writes("/etc/shadow"),
		"refused": testing.refused(testing.reads("/etc/shadow")),
		"in a build": testing.in_build(testing.reads("/etc/shadow")),
		"sudo": testing.by(testing.reads("/etc/shadow"), "/usr/bin/sudo"),
		"a server": testing.by(testing.reads("/etc/shadow"), "/usr/sbin/nginx"),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.reads("/etc/shadow"))}
	messages == {"cat read /etc/shadow"}
}

test_reads_what_the_settings_say if {
	found_with(testing.reads("/etc/shadow"), {"paths": ["/srv"]}) == set()
	count(found_with(testing.reads("/srv/x"), {"paths": ["/srv"]})) == 1
	found_with(testing.reads("/etc/shadow"), {"allowedPrograms": ["cat"]}) == set()
	count(found_with(testing.by(testing.reads("/etc/shadow"), "/usr/sbin/nginx"), {"servers": []})) == 1
}
