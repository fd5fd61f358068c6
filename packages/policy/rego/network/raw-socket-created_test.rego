package hasp.policies.network.raw_socket_created_test

import data.hasp.policies.network.raw_socket_created
import data.hasp.testing

found(subject) := violations if {
	violations := raw_socket_created.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["raw-socket-created"], changes)
	violations := raw_socket_created.violations with input as subject
		with data.hasp.parameters["raw-socket-created"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"of packets": testing.network("socket", {"socket": {"family": "AF_PACKET", "type": "SOCK_RAW"}}),
		"by number": testing.network("socket", {"socket": {"family": "17"}}),
	}
	testing.paths(found(subject)) == {"/event/socket"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"of IP": testing.network("socket", {"socket": {"family": "AF_INET", "type": "SOCK_RAW"}}),
		"a stream": testing.network("socket", {"socket": {"family": "inet", "type": "stream"}}),
		"the node": testing.on_node(testing.network("socket", {"socket": {"family": "packet"}})),
		"tcpdump": testing.by(testing.network("socket", {"socket": {"family": "packet"}}), "/usr/bin/tcpdump"),
		"a network plug-in": testing.of_image(testing.network("socket", {"socket": {"family": "packet"}}), "cilium/cilium"),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.network("socket", {"socket": {"family": "packet"}}))}
	messages == {"worker created a socket of family packet"}
}

test_counts_raw_sockets_where_the_settings_say_so[family] if {
	some family in ["AF_INET", "inet6", "2", "10"]
	count(found_with(testing.network("socket", {"socket": {"family": family, "type": "SOCK_RAW"}}), {"raw": true})) == 1
	found_with(testing.network("socket", {"socket": {"family": family, "type": "SOCK_STREAM"}}), {"raw": true}) == set()
	found_with(testing.network("socket", {"socket": {"family": "netlink", "type": "raw"}}), {"raw": true}) == set()
}
