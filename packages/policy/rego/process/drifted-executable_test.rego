package hasp.policies.process.drifted_executable_test

import data.hasp.policies.process.drifted_executable
import data.hasp.testing

miner := testing.process(9, "/tmp/x/kdevtmpfsi", ["kdevtmpfsi"])

web := testing.process(1, "/web", ["/web"])

started(process) := testing.exec(process, [web])

from(origin) := started(object.union(miner, {"origin": origin}))

untold := started(object.remove(miner, ["origin"]))

found(subject, allowed) := violations if {
	violations := drifted_executable.violations with input as subject
		with data.hasp.parameters["drifted-executable"] as {"allowedPaths": allowed}
}

open(subject, allowed) := unknowns if {
	unknowns := drifted_executable.unknowns with input as subject
		with data.hasp.parameters["drifted-executable"] as {"allowedPaths": allowed}
}

test_finds_a_program_that_came_later[origin] if {
	some origin in ["upper", "mount", "tmpfs", "memfd", "deleted"]
	some violation in found(from(origin), [])
	startswith(violation.message, "/tmp/x/kdevtmpfsi was executed and did not come with the image docker.io/library/web:1.4: ")
	violation.path == "/event/process/origin"
	violation.observed == "/tmp/x/kdevtmpfsi"
	violation.source.origin == origin
	[ancestor.pid | some ancestor in violation.source.ancestry] == [1]
	open(from(origin), []) == set()
}

test_names_a_program_that_is_gone_already if {
	gone := started({"pid": 9, "name": "x", "args": [], "origin": "deleted"})
	{violation.observed | some violation in found(gone, [])} == {"x"}
}

test_allows_what_came_with_the_image if {
	found(from("image"), []) == set()
	open(from("image"), []) == set()
}

# Issue 6, item 10: an undefined origin was silent.
test_says_so_where_it_cannot_be_told if {
	found(untold, []) == set()
	open(untold, []) == {{
		"message": "where /tmp/x/kdevtmpfsi comes from could not be told",
		"path": "/event/process",
	}}
	open(untold, ["/tmp"]) == set()
}

test_leaves_the_node_alone if {
	node := object.remove(untold, ["container"])
	found(node, []) == set()
	open(node, []) == set()
}

test_allows_paths_where_programs_may_appear if {
	found(from("upper"), ["/tmp/x"]) == set()
	count(found(from("upper"), ["/tmp/xy", "/opt"])) == 1
	hidden := started(object.union(testing.process(9, "/tmp/x/../y", ["y"]), {"origin": "upper"}))
	count(found(hidden, ["/tmp/x"])) == 1
}

build_step(subject) := object.union(subject, {"container": {"image": {"reference": "sha256:3d8f"}}})

# Recorded: a step of a build runs what the step installed.
test_leaves_what_a_build_installed_or_compiled_alone[origin] if {
	some origin in ["upper", "mount"]
	found(build_step(from(origin)), []) == set()
	found(testing.with_ancestry(from(origin), [testing.process(1, "/usr/bin/Runner.Worker", ["Runner.Worker"])]), []) == set()
}

test_finds_in_a_build_what_is_on_no_disk[origin] if {
	some origin in ["tmpfs", "memfd", "deleted"]
	count(found(build_step(from(origin)), [])) == 1
}

test_finds_what_came_later_under_the_name_of_a_language[origin] if {
	some origin in ["upper", "mount"]
	count(found(testing.of_image(from(origin), "library/node"), [])) == 1
	count(found(testing.with_ancestry(from(origin), [testing.process(4, "/usr/bin/make", ["make"]), web]), [])) == 1
}
