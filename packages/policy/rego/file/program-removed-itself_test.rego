package hasp.policies.file.program_removed_itself_test

import data.hasp.policies.file.program_removed_itself
import data.hasp.testing

found(subject) := violations if {
	violations := program_removed_itself.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"itself": testing.access("unlink", "/bin/cat", {}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"another file": testing.access("unlink", "/tmp/x", {}),
		"refused": testing.refused(testing.access("unlink", "/bin/cat", {})),
		"the node": testing.on_node(testing.access("unlink", "/bin/cat", {})),
		"in a build": testing.in_build(testing.access("unlink", "/bin/cat", {})),
		"an installer": testing.with_ancestry(testing.access("unlink", "/bin/cat", {}), [testing.process(4, "/usr/bin/npm", ["npm", "install"])]),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.access("unlink", "/bin/cat", {}))}
	messages == {"cat deleted its own file /bin/cat"}
}
