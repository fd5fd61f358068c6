package hasp.policies.process.packet_capture_executed_test

import data.hasp.policies.process.packet_capture_executed
import data.hasp.testing

found(subject) := violations if {
	violations := packet_capture_executed.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["packet-capture-executed"], changes)
	violations := packet_capture_executed.violations with input as subject
		with data.hasp.parameters["packet-capture-executed"] as parameters
}

test_finds_them[command] if {
	some command in [
		"tcpdump -i any -w /tmp/x",
	]
	count(found(testing.command(command))) == 1
}

test_sessions_are_a_parameter if {
	subject := testing.in_session(testing.command("tcpdump -i any"))
	found(subject) == set()
	count(found_with(subject, {"terminals": true})) == 1
}

test_leaves_what_is_ordinary if {
	command := testing.command("tcpdump -i any")
	found(testing.at_start(command)) == set()
	found(testing.on_node(command)) == set()
	found(testing.of_image(command, "nicolaka/netshoot")) == set()
}

test_points_at_the_process if {
	testing.paths(found(testing.command("tcpdump -i any -w /tmp/x"))) == {"/event/process"}
}
