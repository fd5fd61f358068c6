package hasp.policies.network.unexpected_udp_port_test

import data.hasp.policies.network.unexpected_udp_port
import data.hasp.testing

found(subject) := violations if {
	violations := unexpected_udp_port.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"a port": testing.with_event(testing.connects({"address": "203.0.113.5", "port": 4444}), {"protocol": "udp"}),
	}
	testing.paths(found(subject)) == {"/event/destination"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"TCP": testing.connects({"address": "203.0.113.5", "port": 4444}),
		"QUIC": testing.with_event(testing.connects({"address": "203.0.113.5", "port": 443}), {"protocol": "udp"}),
		"within": testing.with_event(testing.connects({"address": "10.0.0.5", "port": 4444}), {"protocol": "udp"}),
		"an answer": testing.with_event(testing.connects({"address": "203.0.113.5", "port": 4444}), {"protocol": "udp", "direction": "in"}),
		"no port told": testing.network("send", {"protocol": "udp", "destination": {"address": "203.0.113.5"}}),
		"the node": testing.on_node(testing.with_event(testing.connects({"address": "203.0.113.5", "port": 4444}), {"protocol": "udp"})),
		"a VPN": testing.by(testing.with_event(testing.connects({"address": "203.0.113.5", "port": 4444}), {"protocol": "udp"}), "/usr/sbin/openvpn"),
	}
	found(subject) == set()
}
