package hasp.policies.process.debugging_resisted_test

import data.hasp.policies.process.debugging_resisted
import data.hasp.testing

found(subject) := violations if {
	violations := debugging_resisted.violations with input as subject
}

traced(request, ancestry) := testing.with_ancestry(testing.event("ptrace", testing.process(9, "/tmp/x", ["x"]), {"request": request}), ancestry)

test_finds_it[request] if {
	some request in ["PTRACE_TRACEME", "TRACEME", "traceme", "0"]
	{one.message | some one in found(traced(request, []))} == {"x asked to be traced by its parent"}
}

test_leaves_others if {
	found(traced("PTRACE_ATTACH", [])) == set()
	found(traced("TRACEME", [testing.process(5, "/usr/bin/gdb", ["gdb"])])) == set()
	found(testing.event("ptrace", testing.process(9, "/usr/bin/strace", ["strace"]), {"request": "TRACEME"})) == set()
	count(found(traced("TRACEME", [testing.web]))) == 1
}

test_points_at_the_request if {
	testing.paths(found(traced("PTRACE_TRACEME", []))) == {"/event/request"}
}
