package hasp.policies.file.kernel_helper_written_test

import data.hasp.policies.file.kernel_helper_written
import data.hasp.testing

found(subject) := violations if {
	violations := kernel_helper_written.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"core pattern": testing.writes("/proc/sys/kernel/core_pattern"),
		"below a directory": testing.writes("/proc/sys/fs/binfmt_misc/register"),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/proc/sys/kernel/core_pattern"),
		"another": testing.writes("/proc/sys/net/core/somaxconn"),
		"refused": testing.refused(testing.writes("/sys/kernel/uevent_helper")),
		"the node": testing.on_node(testing.writes("/proc/sys/kernel/core_pattern")),
		"an image that sets up nodes": testing.of_image(testing.writes("/proc/sys/fs/binfmt_misc/register"), "tonistiigi/binfmt"),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.writes("/proc/sysrq-trigger"))}
	messages == {"cat changed /proc/sysrq-trigger"}
}
