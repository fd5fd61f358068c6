package hasp.policies.process.process_crashed_test

import data.hasp.policies.process.process_crashed
import data.hasp.testing

found(subject) := violations if {
	violations := process_crashed.violations with input as subject
}

ended(signal) := testing.event("exit", testing.process(9, "/usr/bin/x", ["x"]), {"signal": signal})

test_finds_faults[signal] if {
	some signal in [4, 5, 7, 11, 31]
	count(found(ended(signal))) == 1
}

test_names_it if {
	{one.message | some one in found(ended(11))} == {"x was ended by a fault of memory"}
}

test_leaves_others if {
	found(ended(15)) == set()
	found(ended(9)) == set()
	found(testing.on_node(ended(11))) == set()
	found(testing.event("exit", testing.process(9, "/usr/bin/x", ["x"]), {"code": 11})) == set()
}

test_points_at_the_signal if {
	testing.paths(found(ended(4))) == {"/event/signal"}
}
