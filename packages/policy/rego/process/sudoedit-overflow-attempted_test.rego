package hasp.policies.process.sudoedit_overflow_attempted_test

import data.hasp.policies.process.sudoedit_overflow_attempted
import data.hasp.testing

found(subject) := violations if {
	violations := sudoedit_overflow_attempted.violations with input as subject
}

test_finds_it[command] if {
	some command in [
		["sudoedit", "-s", "\\"],
		["sudoedit", "-s", "AAAA\\", "x"],
		["sudo", "-i", "x\\"],
		["sudo", "--login", "x\\"],
		["sudoedit", "--shell", "x\\"],
	]
	count(found(testing.commanded(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		["sudoedit", "-s", "/etc/x"],
		["sudo", "-s"],
		["sudo", "ls", "x\\"],
		["sudo", "-s", "a\\b"],
	]
	count(found(testing.commanded(command))) == 0
}

test_points_at_the_arguments if {
	testing.paths(found(testing.commanded(["sudoedit", "-s", "\\"]))) == {"/event/process/args"}
}
