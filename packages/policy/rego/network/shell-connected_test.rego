package hasp.policies.network.shell_connected_test

import data.hasp.policies.network.shell_connected
import data.hasp.testing

found(subject) := violations if {
	violations := shell_connected.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"where little was told": testing.by(testing.network("connect", {"destination": {"address": "203.0.113.5"}}), "/bin/bash"),
		"bash": testing.by(testing.connects({"address": "203.0.113.5", "port": 4444}), "/bin/bash"),
		"within": testing.by(testing.connects({"address": "10.0.0.5", "port": 4444}), "/bin/bash"),
		"an entrypoint to the internet": testing.by_entrypoint(testing.by(testing.connects({"address": "203.0.113.5", "port": 4444}), "/bin/bash")),
	}
	testing.paths(found(subject)) == {"/event/destination"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"another program": testing.connects({"address": "203.0.113.5", "port": 4444}),
		"names": testing.by(testing.connects({"address": "203.0.113.5", "port": 53}), "/bin/bash"),
		"its own container": testing.by(testing.connects({"address": "127.0.0.1", "port": 8080}), "/bin/bash"),
		"an entrypoint that waits": testing.by_entrypoint(testing.by(testing.connects({"address": "10.0.0.5", "port": 5432}), "/bin/bash")),
		"a local socket": testing.by(testing.with_event(testing.connects({"address": "/run/x"}), {"protocol": "unix"}), "/bin/bash"),
		"in a build": testing.in_build(testing.by(testing.connects({"address": "203.0.113.5", "port": 4444}), "/bin/bash")),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.by(testing.connects({"address": "203.0.113.5", "port": 4444}), "/bin/bash"))}
	messages == {"bash connected to 203.0.113.5:4444"}
}
