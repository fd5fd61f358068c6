package hasp.policies.network.dns_server_not_allowed_test

import data.hasp.policies.network.dns_server_not_allowed
import data.hasp.testing

found(subject) := violations if {
	violations := dns_server_not_allowed.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["dns-server-not-allowed"], changes)
	violations := dns_server_not_allowed.violations with input as subject
		with data.hasp.parameters["dns-server-not-allowed"] as parameters
}

other := testing.network("send", {"direction": "out", "protocol": "udp", "destination": {"address": "8.8.8.8", "port": 53}})

with_servers(subject) := found_with(subject, {"servers": ["10.96.0.10/32", "fd00::a/128"]})

test_finds_another_server if {
	testing.paths(with_servers(other)) == {"/event/destination"}
	{violation.message | some violation in with_servers(other)} == {"worker asked the DNS server 8.8.8.8:53"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"the cluster's": testing.asks("example.com"),
		"the node's local one": testing.with_event(other, {"destination": {"address": "127.0.0.53"}}),
		"the node itself": testing.on_node(other),
		"a DNS server": testing.by(other, "/coredns"),
	}
	with_servers(subject) == set()
}

test_finds_nothing_until_servers_are_named if found(other) == set()
