package hasp.policies.process.interactive_reconnaissance_test

import data.hasp.policies.process.interactive_reconnaissance
import data.hasp.testing

found(subject) := violations if {
	violations := interactive_reconnaissance.violations with input as subject
}

test_finds_it_in_a_session[command] if {
	some command in [
		"whoami",
		"id",
	]
	count(found(testing.in_session(testing.command(command)))) == 1
}

test_leaves_scripts[command] if {
	some command in [
		"whoami",
		"id -u",
	]
	count(found(testing.command(command))) == 0
}

test_needs_a_terminal_and_a_leader if {
	session := testing.in_session(testing.command("id"))
	count(found(testing.with_process(session, {"groupLeader": true}))) == 1
	found(testing.with_process(session, {"groupLeader": false})) == set()
	found(testing.with_process(session, {"tty": 0})) == set()
	found(testing.of_image(session, "library/debian")) == set()
}

test_points_at_the_process if {
	testing.paths(found(testing.in_session(testing.command("whoami")))) == {"/event/process"}
}
