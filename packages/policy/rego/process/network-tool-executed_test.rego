package hasp.policies.process.network_tool_executed_test

import data.hasp.policies.process.network_tool_executed
import data.hasp.testing

found(subject) := violations if {
	violations := network_tool_executed.violations with input as subject
}

test_finds_them[command] if {
	some command in [
		"nc db 5432",
		"telnet db 25",
		"socat - TCP:x:1",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_what_is_ordinary if {
	command := testing.command("nc -z localhost 80")
	found(testing.as_probe(command)) == set()
	found(testing.with_ancestry(command, [object.union(testing.shell_process, {"entered": true})])) == set()
	found(testing.at_start(command)) == set()
	found(testing.on_node(command)) == set()
	found(testing.of_image(command, "nicolaka/netshoot")) == set()
	count(found(testing.in_session(command))) == 1
}

test_points_at_the_process if {
	testing.paths(found(testing.command("nc db 5432"))) == {"/event/process"}
}
