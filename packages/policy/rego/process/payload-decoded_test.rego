package hasp.policies.process.payload_decoded_test

import data.hasp.policies.process.payload_decoded
import data.hasp.testing

found(subject) := violations if {
	violations := payload_decoded.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["payload-decoded"], changes)
	violations := payload_decoded.violations with input as subject
		with data.hasp.parameters["payload-decoded"] as parameters
}

test_finds_it[command] if {
	some command in [
		"base64 -d",
		"base64 -D",
		"base64 -di x",
		"base32 --decode x",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_encoding[command] if {
	some command in [
		"base64 -w 0 x",
		"base64 /tmp/d",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_what_is_ordinary if {
	command := testing.command("base64 -d x")
	found(testing.at_start(command)) == set()
	found(testing.on_node(command)) == set()
	found_with(command, {"allowedImages": ["docker.io/library/web"]}) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("base64 -d"))) == {"/event/process/args"}
}
