package hasp.policies.file.kernel_setting_written_test

import data.hasp.policies.file.kernel_setting_written
import data.hasp.testing

found(subject) := violations if {
	violations := kernel_setting_written.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"written": testing.writes("/proc/sys/net/ipv4/ip_forward"),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/proc/sys/kernel/hostname"),
		"allowed": testing.writes("/proc/sys/net/core/somaxconn"),
		"another": testing.writes("/proc/1/oom_score_adj"),
		"the node": testing.on_node(testing.writes("/proc/sys/net/ipv4/ip_forward")),
		"in a build": testing.in_build(testing.writes("/proc/sys/net/ipv4/ip_forward")),
	}
	found(subject) == set()
}
