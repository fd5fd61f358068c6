package hasp.policies.file.shell_startup_file_read_test

import data.hasp.policies.file.shell_startup_file_read
import data.hasp.testing

found(subject) := violations if {
	violations := shell_startup_file_read.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"of a user": testing.reads("/home/ada/.bashrc"),
		"of all": testing.reads("/etc/profile.d/x.sh"),
		"of fish": testing.reads("/root/.config/fish/config.fish"),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"by a shell": testing.by(testing.reads("/root/.bashrc"), "/bin/bash"),
		"written": testing.writes("/root/.bashrc"),
		"an application's": testing.reads("/srv/profile"),
		"another that is hidden": testing.reads("/root/.other"),
		"another": testing.reads("/etc/x"),
		"in a build": testing.in_build(testing.reads("/root/.bashrc")),
	}
	found(subject) == set()
}
