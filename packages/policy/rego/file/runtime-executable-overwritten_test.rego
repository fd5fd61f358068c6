package hasp.policies.file.runtime_executable_overwritten_test

import data.hasp.policies.file.runtime_executable_overwritten
import data.hasp.testing

found(subject) := violations if {
	violations := runtime_executable_overwritten.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"itself": testing.with_event(testing.writes("/usr/bin/runc"), {"rawPath": "/proc/self/exe"}),
		"refused": testing.refused(testing.with_event(testing.writes("/usr/bin/runc"), {"rawPath": "/proc/7/exe"})),
	}
	testing.paths(found(subject)) == {"/event/rawPath"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.with_event(testing.reads("/usr/bin/x"), {"rawPath": "/proc/self/exe"}),
		"its output": testing.with_event(testing.writes("/dev/pts/0"), {"rawPath": "/proc/self/fd/1"}),
		"a program of that name": testing.with_event(testing.writes("/srv/exe"), {"rawPath": "/srv/exe"}),
		"the node": testing.on_node(testing.with_event(testing.writes("/usr/bin/x"), {"rawPath": "/proc/self/exe"})),
		"not told": testing.writes("/usr/bin/x"),
	}
	found(subject) == set()
}

unresolved := testing.with_event(testing.writes("/proc/7/exe"), {"rawPath": "7/exe"})

test_finds_a_path_that_was_not_resolved if testing.paths(found(unresolved)) == {"/event/path"}
