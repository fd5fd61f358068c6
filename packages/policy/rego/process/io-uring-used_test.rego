package hasp.policies.process.io_uring_used_test

import data.hasp.policies.process.io_uring_used
import data.hasp.testing

found(subject) := violations if {
	violations := io_uring_used.violations with input as subject
}

used(name) := testing.event("io_uring", testing.process(9, $"/usr/bin/{name}", [name]), {})

test_finds_it if {
	{violation.message | some violation in found(used("x"))} == {"x uses io_uring"}
}

test_leaves_databases_and_the_node if {
	found(used("mariadbd")) == set()
	found(testing.on_node(used("x"))) == set()
}

test_points_at_the_process if {
	testing.paths(found(used("x"))) == {"/event/process"}
}
