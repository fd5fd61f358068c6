package hasp.policies.process.security_agent_signalled_test

import data.hasp.policies.process.security_agent_signalled
import data.hasp.testing

found(subject) := violations if {
	violations := security_agent_signalled.violations with input as subject
}

sent(signal, target) := testing.event("signal", testing.process(9, "/tmp/x", ["x"]), {"signal": signal, "target": {"pid": 7, "name": target, "args": []}})

test_finds_it[signal] if {
	some signal in [1, 2, 3, 6, 9, 11, 15, 19]
	{one.message | some one in found(sent(signal, "falco"))} == {sprintf("x sent signal %v to falco", [signal])}
}

test_leaves_others if {
	found(sent(0, "falco")) == set()
	found(sent(17, "falco")) == set()
	found(sent(9, "nginx")) == set()
	found(sent(9, "falcon")) == set()
	found(testing.event("signal", testing.process(1, "/usr/lib/systemd/systemd", ["systemd"]), {"signal": 15, "target": {"pid": 7, "name": "falco", "args": []}})) == set()
}

test_points_at_the_signal if {
	testing.paths(found(sent(1, "falco"))) == {"/event/signal"}
}
