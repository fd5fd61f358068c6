package hasp.policies.process.attack_tool_executed_test

import data.hasp.policies.process.attack_tool_executed
import data.hasp.testing

found(subject) := violations if {
	violations := attack_tool_executed.violations with input as subject
}

test_finds_it if {
	{one.message | some one in found(testing.command("linpeas.sh -a"))} == {"the attack tool linpeas.sh -a was run"}
}

test_points_at_the_process if {
	testing.paths(found(testing.command("linpeas.sh -a"))) == {"/event/process"}
}
