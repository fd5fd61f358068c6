package hasp.policies.process.standard_stream_redirected_to_socket_test

import data.hasp.policies.process.standard_stream_redirected_to_socket
import data.hasp.testing

found(subject) := violations if {
	violations := standard_stream_redirected_to_socket.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["standard-stream-redirected-to-socket"], changes)
	violations := standard_stream_redirected_to_socket.violations with input as subject
		with data.hasp.parameters["standard-stream-redirected-to-socket"] as parameters
}

redirected(fd, changes) := testing.event("redirect", testing.process(9, "/usr/bin/python3", ["python3", "x.py"]), object.union({"fd": fd}, changes))

outside := {"peer": {"address": "203.0.113.5", "port": 4444}}

test_finds_streams[fd] if {
	some fd in [0, 1, 2]
	some violation in found(redirected(fd, outside))
	violation.path == "/event/fd"
	violation.observed == fd
	endswith(violation.message, "a connection to 203.0.113.5")
}

test_finds_one_to_nobody_knows_whom if {
	{violation.message | some violation in found(redirected(0, {}))} == {"python3 made its input a connection to an address that was not told"}
}

test_leaves_others if {
	found(redirected(3, outside)) == set()
	found(redirected(0, {"peer": {"address": "127.0.0.1"}})) == set()
	found(redirected(0, {"peer": {"address": "::ffff:127.0.0.1"}})) == set()
	found(redirected(0, {"peer": {"address": "::1"}})) == set()
	found(testing.on_node(redirected(0, outside))) == set()
}

test_leaves_programs_that_serve_so if {
	found(testing.event("redirect", testing.process(9, "/usr/sbin/inetd", ["inetd"]), object.union({"fd": 0}, outside))) == set()
	found_with(redirected(0, outside), {"allowedPrograms": ["python3"]}) == set()
}
