package hasp.policies.process.userfaultfd_by_unprivileged_process_test

import data.hasp.policies.process.userfaultfd_by_unprivileged_process
import data.hasp.testing

found(subject) := violations if {
	violations := userfaultfd_by_unprivileged_process.violations with input as subject
}

asked(facts, changes) := testing.event("userfaultfd", object.union(testing.process(9, "/tmp/x", ["x"]), facts), changes)

untold(name) := testing.event("userfaultfd", {"pid": 9, "name": name, "args": []}, {})

test_finds_it if {
	{one.message | some one in found(asked({}, {}))} == {"x of user 1000 handles page faults itself"}
	count(found(asked({"uid": 1}, {"result": {"ok": true}}))) == 1
}

test_leaves_others if {
	found(asked({"uid": 0}, {})) == set()
	found(asked({}, {"result": {"ok": false}})) == set()
	found(asked({"name": "criu"}, {})) == set()
}

test_says_what_it_could_not_tell if {
	userfaultfd_by_unprivileged_process.unknowns == {{"message": "which user x runs as was not told", "path": "/event/process"}} with input as untold("x")
	userfaultfd_by_unprivileged_process.unknowns == set() with input as untold("criu")
	userfaultfd_by_unprivileged_process.unknowns == set() with input as asked({"uid": 0}, {})
}

test_points_at_the_process if {
	testing.paths(found(asked({}, {}))) == {"/event/process"}
}
