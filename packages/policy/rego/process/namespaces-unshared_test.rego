package hasp.policies.process.namespaces_unshared_test

import data.hasp.policies.process.namespaces_unshared
import data.hasp.testing

found(subject) := violations if {
	violations := namespaces_unshared.violations with input as subject
}

open(subject) := unknowns if {
	unknowns := namespaces_unshared.unknowns with input as subject
}

unshared(name, capabilities) := testing.event("unshare", object.union(testing.process(9, $"/usr/bin/{name}", [name]), {"capabilities": {"effective": [], "permitted": capabilities}}), {"namespaces": ["user", "net"]})

untold := testing.event("unshare", testing.process(9, "/usr/bin/x", ["x"]), {})

test_finds_it if {
	some violation in found(unshared("x", []))
	violation.message == "x made namespaces of its own: user, net"
	violation.observed == ["user", "net"]
	open(unshared("x", [])) == set()
	count(found(unshared("x", ["NET_ADMIN"]))) == 1
}

test_leaves_the_privileged if {
	found(unshared("x", ["SYS_ADMIN"])) == set()
	found(unshared("x", ["CAP_SYS_ADMIN"])) == set()
	found(testing.on_node(unshared("x", []))) == set()
	found(unshared("bwrap", [])) == set()
}

test_says_what_it_could_not_tell if {
	found(untold) == set()
	open(untold) == {{"message": "whether x may make namespaces (not told which) was not told", "path": "/event/process"}}
	open(testing.on_node(untold)) == set()
}

test_points_at_the_process if {
	testing.paths(found(unshared("x", []))) == {"/event/process"}
}
