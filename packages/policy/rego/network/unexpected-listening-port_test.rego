package hasp.policies.network.unexpected_listening_port_test

import data.hasp.policies.network.unexpected_listening_port
import data.hasp.testing

found(subject) := violations if {
	violations := unexpected_listening_port.violations with input as subject
}

seen(state, known) := testing.network("listen", {
	"source": {"address": "0.0.0.0", "port": 4444},
	"destination": {"address": "203.0.113.5", "port": 443},
	"baseline": {"state": state, "known": known},
})

test_finds_what_is_new if {
	testing.paths(found(seen("locked", false))) == {"/event/baseline"}
	{violation.message | some violation in found(seen("locked", false))} == {"worker listens at 0.0.0.0:4444, which is not among what the workload does"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"what is known": seen("locked", true),
		"while it learns": seen("learning", false),
		"without a baseline": seen("none", false),
		"nothing told": testing.network("listen", {"source": {"address": "0.0.0.0", "port": 4444}}),
	}
	found(subject) == set()
}
