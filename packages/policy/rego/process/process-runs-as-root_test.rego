package hasp.policies.process.process_runs_as_root_test

import data.hasp.policies.process.process_runs_as_root
import data.hasp.testing

found(subject) := violations if {
	violations := process_runs_as_root.violations with input as subject
}

test_finds_root if {
	some violation in found(testing.with_process(testing.command("id"), {"uid": 0}))
	violation.message == "id runs as root"
	violation.observed == 0
}

test_leaves_others if {
	found(testing.command("id")) == set()
	found(testing.on_node(testing.with_process(testing.command("id"), {"uid": 0}))) == set()
}

test_points_at_the_user if {
	testing.paths(found(testing.with_process(testing.command("id"), {"uid": 0}))) == {"/event/process/uid"}
}
