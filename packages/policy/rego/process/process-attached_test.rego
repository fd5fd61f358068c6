package hasp.policies.process.process_attached_test

import data.hasp.policies.process.process_attached
import data.hasp.testing

found(subject) := violations if {
	violations := process_attached.violations with input as subject
}

attached(changes) := testing.event("ptrace", testing.process(9, "/tmp/x", ["x"]), changes)

nginx := {"target": object.union(testing.process(7, "/usr/sbin/nginx", ["nginx"]), {"ppid": 1})}

test_finds_it[request] if {
	some request in ["PTRACE_ATTACH", "seize", "POKETEXT", "POKEDATA", "POKEUSR", "SETREGS", "SETREGSET", "SETFPREGS", "4", "5", "6", "13", "16", "16902", "16901"]
	{one.message | some one in found(attached(object.union(nginx, {"request": request})))} == {sprintf("x attached to nginx (%v)", [request])}
	{one.message | some one in found(attached({"request": request}))} == {sprintf("x attached to a process that was not told (%v)", [request])}
}

test_leaves_others if {
	found(attached({"request": "PTRACE_TRACEME"})) == set()
	found(attached({"request": "PEEKTEXT"})) == set()
	found(attached({"request": "ATTACH", "target": {"pid": 12, "ppid": 9, "name": "y", "args": []}})) == set()
	found(attached({"request": "ATTACH", "target": {"pid": 9, "name": "y", "args": []}})) == set()
	found(testing.event("ptrace", testing.process(9, "/usr/bin/gdb", ["gdb"]), {"request": "ATTACH"})) == set()
}

test_says_what_it_could_not_tell if {
	process_attached.unknowns == {{"message": "what x asked of ptrace was not told", "path": "/event"}} with input as attached({})
	process_attached.unknowns == set() with input as attached({"request": "ATTACH"})
	process_attached.unknowns == set() with input as testing.event("ptrace", testing.process(9, "/usr/bin/gdb", ["gdb"]), {})
}

test_points_at_the_request if {
	testing.paths(found(attached(object.union(nginx, {"request": "PTRACE_ATTACH"})))) == {"/event/request"}
}
