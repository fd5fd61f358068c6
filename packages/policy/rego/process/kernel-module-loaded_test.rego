package hasp.policies.process.kernel_module_loaded_test

import data.hasp.policies.process.kernel_module_loaded
import data.hasp.testing

found(subject) := violations if {
	violations := kernel_module_loaded.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["kernel-module-loaded"], changes)
	violations := kernel_module_loaded.violations with input as subject
		with data.hasp.parameters["kernel-module-loaded"] as parameters
}

loaded(changes) := testing.event("module", testing.process(9, "/sbin/insmod", ["insmod", "x.ko"]), changes)

test_finds_it if {
	{violation.message | some violation in found(loaded({"name": "rootkit"}))} == {"insmod loaded the kernel module rootkit"}
	{violation.message | some violation in found(loaded({"path": "/x.ko"}))} == {"insmod loaded the kernel module /x.ko"}
	{violation.message | some violation in found(loaded({}))} == {"insmod loaded the kernel module of no name"}
}

test_leaves_the_node_and_what_is_named if {
	found(testing.on_node(loaded({}))) == set()
	found(testing.of_image(loaded({}), "falcosecurity/falco-driver-loader")) == set()
	found_with(loaded({}), {"allowedPrograms": ["insmod"]}) == set()
}

test_points_at_the_process if {
	testing.paths(found(loaded({"name": "rootkit"}))) == {"/event/process"}
}
