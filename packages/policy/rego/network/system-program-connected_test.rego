package hasp.policies.network.system_program_connected_test

import data.hasp.policies.network.system_program_connected
import data.hasp.testing

found(subject) := violations if {
	violations := system_program_connected.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"where little was told": testing.by(object.remove(testing.network("connect", {"destination": {"address": "203.0.113.5"}}), []), "/bin/cat"),
		"cat": testing.by(testing.connects({"address": "203.0.113.5", "port": 4444}), "/bin/cat"),
	}
	testing.paths(found(subject)) == {"/event/destination"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"another program": testing.connects({"address": "203.0.113.5", "port": 4444}),
		"accounts": testing.by(testing.connects({"address": "10.0.0.5", "port": 636}), "/bin/chown"),
		"a local socket": testing.by(testing.with_event(testing.connects({"address": "/run/nscd/socket"}), {"protocol": "unix"}), "/bin/ls"),
		"in a build": testing.in_build(testing.by(testing.connects({"address": "203.0.113.5", "port": 4444}), "/bin/cat")),
		"called so alone": testing.with_process(testing.connects({"address": "203.0.113.5", "port": 4444}), {"name": "cat"}),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.by(testing.connects({"address": "203.0.113.5", "port": 4444}), "/bin/cat"))}
	messages == {"cat has a connection with 203.0.113.5:4444"}
}
