package hasp.policies.file.backdoored_library_loaded_test

import data.hasp.policies.file.backdoored_library_loaded
import data.hasp.testing

found(subject) := violations if {
	violations := backdoored_library_loaded.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"sshd": testing.by(testing.reads("/usr/lib/x86_64-linux-gnu/liblzma.so.5.6.1"), "/usr/sbin/sshd"),
		"a part of it": testing.by(testing.reads("/lib/liblzma.so.5.6.0"), "/usr/lib/openssh/sshd-session"),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"another program": testing.reads("/lib/liblzma.so.5.6.1"),
		"written": testing.by(testing.writes("/lib/liblzma.so.5.6.1"), "/usr/sbin/sshd"),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.by(testing.reads("/lib/liblzma.so.5.6.1"), "/usr/sbin/sshd"))}
	messages == {"sshd opened /lib/liblzma.so.5.6.1"}
}
