package hasp.policies.process.bpf_program_loaded_test

import data.hasp.policies.process.bpf_program_loaded
import data.hasp.testing

found(subject) := violations if {
	violations := bpf_program_loaded.violations with input as subject
}

open(subject) := unknowns if {
	unknowns := bpf_program_loaded.unknowns with input as subject
}

loaded(name, changes) := testing.event("bpf", testing.process(9, $"/usr/bin/{name}", [name]), changes)

test_finds_it[request] if {
	some request in ["BPF_PROG_LOAD", "PROG_LOAD", "prog_load", "5"]
	{violation.message | some violation in found(loaded("x", {"request": request, "programType": "kprobe"}))} == {"x loaded a BPF program of kind kprobe"}
	{violation.message | some violation in found(loaded("x", {"request": request}))} == {"x loaded a BPF program of kind unknown"}
	open(loaded("x", {"request": request})) == set()
}

test_finds_it_on_the_node if {
	count(found(testing.on_node(loaded("x", {"request": "BPF_PROG_LOAD"})))) == 1
}

test_leaves_others if {
	found(loaded("x", {"request": "BPF_MAP_CREATE"})) == set()
	found(loaded("cilium-agent", {"request": "BPF_PROG_LOAD"})) == set()
	found(loaded("runc:[2:INIT]", {"request": "BPF_PROG_LOAD"})) == set()
}

test_says_what_it_could_not_tell if {
	open(loaded("x", {})) == {{"message": "whether x loaded a BPF program was not told", "path": "/event"}}
	open(loaded("cilium-agent", {})) == set()
	open(loaded("runc:[2:INIT]", {})) == set()
}

test_points_at_the_process if {
	testing.paths(found(loaded("x", {"request": "BPF_PROG_LOAD", "programType": "kprobe"}))) == {"/event/process"}
}
