package hasp.policies.file.process_environment_read_test

import data.hasp.policies.file.process_environment_read
import data.hasp.testing

found(subject) := violations if {
	violations := process_environment_read.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["process-environment-read"], changes)
	violations := process_environment_read.violations with input as subject
		with data.hasp.parameters["process-environment-read"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"of another": testing.reads("/proc/1/environ"),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"its own": testing.reads("/proc/self/environ"),
		"its own number": testing.reads("/proc/9/environ"),
		"its own thread": testing.reads("/proc/thread-self/environ"),
		"another file": testing.reads("/srv/environ"),
		"something else of a process": testing.reads("/proc/1/status"),
		"written": testing.writes("/proc/1/environ"),
		"ps": testing.by(testing.reads("/proc/1/environ"), "/bin/ps"),
		"in a build": testing.in_build(testing.reads("/proc/1/environ")),
		"by a package": testing.by_package_manager(testing.reads("/proc/1/environ")),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.reads("/proc/1/environ"))}
	messages == {"cat read /proc/1/environ"}
}

test_allows_programs if found_with(testing.reads("/proc/1/environ"), {"allowedPrograms": ["cat"]}) == set()
