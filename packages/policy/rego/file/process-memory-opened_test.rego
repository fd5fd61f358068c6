package hasp.policies.file.process_memory_opened_test

import data.hasp.policies.file.process_memory_opened
import data.hasp.testing

found(subject) := violations if {
	violations := process_memory_opened.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"of another": testing.access("open", "/proc/1/mem", {"modes": ["read", "write"]}),
		"of the kernel": testing.reads("/proc/kcore"),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"its own": testing.reads("/proc/self/mem"),
		"its own number": testing.reads("/proc/9/mem"),
		"another file": testing.reads("/srv/mem"),
		"a device": testing.reads("/dev/mem"),
		"something else of a process": testing.reads("/proc/1/status"),
		"refused": testing.refused(testing.reads("/proc/1/mem")),
		"gdb": testing.by(testing.reads("/proc/1/mem"), "/usr/bin/gdb"),
		"in a build": testing.in_build(testing.reads("/proc/1/mem")),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.reads("/proc/1/mem"))}
	messages == {"cat opened /proc/1/mem"}
}
