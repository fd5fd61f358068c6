package hasp.policies.process.network_scanner_executed_test

import data.hasp.policies.process.network_scanner_executed
import data.hasp.testing

found(subject) := violations if {
	violations := network_scanner_executed.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["network-scanner-executed"], changes)
	violations := network_scanner_executed.violations with input as subject
		with data.hasp.parameters["network-scanner-executed"] as parameters
}

test_finds_them[command] if {
	some command in [
		"nmap -sS 10.0.0.0/8",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_what_is_ordinary if {
	command := testing.command("nmap -p 80 x")
	found(testing.at_start(command)) == set()
	found(testing.of_image(command, "cimg/base")) == set()
	found_with(command, {"allowedImages": ["docker.io/**"]}) == set()
	count(found(testing.on_node(command))) == 1
}

test_points_at_the_process if {
	testing.paths(found(testing.command("nmap -sS 10.0.0.0/8"))) == {"/event/process"}
}
