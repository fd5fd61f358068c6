package hasp.policies.file.release_agent_written_test

import data.hasp.policies.file.release_agent_written
import data.hasp.testing

found(subject) := violations if {
	violations := release_agent_written.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"written": testing.writes("/tmp/cgrp/release_agent"),
		"with the capability": testing.with_process(testing.writes("/tmp/cgrp/release_agent"), {"capabilities": {"effective": ["CAP_SYS_ADMIN"], "permitted": []}}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/sys/fs/cgroup/release_agent"),
		"below its name": testing.writes("/srv/release_agent/x"),
		"without the capability": testing.with_process(testing.writes("/tmp/cgrp/release_agent"), {"capabilities": {"effective": ["CHOWN"], "permitted": []}}),
		"the node": testing.on_node(testing.writes("/sys/fs/cgroup/release_agent")),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.writes("/tmp/release_agent"))}
	messages == {"cat changed /tmp/release_agent"}
}
