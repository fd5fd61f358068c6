package hasp.policies.network.windows_share_contacted_test

import data.hasp.policies.network.windows_share_contacted
import data.hasp.testing

found(subject) := violations if {
	violations := windows_share_contacted.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"a share": testing.connects({"address": "203.0.113.5", "port": 445}),
		"by name": testing.connects({"address": "203.0.113.5", "port": 445, "names": ["x.test"]}),
	}
	testing.paths(found(subject)) == {"/event/destination"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"within": testing.connects({"address": "10.0.0.5", "port": 445}),
		"another port": testing.connects({"address": "203.0.113.5", "port": 443}),
		"a cloud's": testing.connects({"address": "203.0.113.5", "port": 445, "names": ["shop.file.core.windows.net"]}),
	}
	found(subject) == set()
}
