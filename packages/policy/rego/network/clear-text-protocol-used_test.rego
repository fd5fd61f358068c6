package hasp.policies.network.clear_text_protocol_used_test

import data.hasp.policies.network.clear_text_protocol_used
import data.hasp.testing

found(subject) := violations if {
	violations := clear_text_protocol_used.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["clear-text-protocol-used"], changes)
	violations := clear_text_protocol_used.violations with input as subject
		with data.hasp.parameters["clear-text-protocol-used"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"telnet": testing.connects({"address": "203.0.113.5", "port": 23}),
	}
	testing.paths(found(subject)) == {"/event/destination"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"within": testing.connects({"address": "10.0.0.5", "port": 23}),
		"ssh": testing.connects({"address": "203.0.113.5", "port": 22}),
		"syslog over UDP": testing.with_event(testing.connects({"address": "203.0.113.5", "port": 514}), {"protocol": "udp"}),
	}
	found(subject) == set()
}

test_finds_more_where_the_settings_say_so if {
	count(found_with(testing.connects({"address": "203.0.113.5", "port": 21}), {"ports": [21]})) == 1
	found(testing.connects({"address": "203.0.113.5", "port": 21})) == set()
}
