package hasp.policies.image.debugger_in_image_test

import data.hasp.lib.packages_test
import data.hasp.policies.image.debugger_in_image
import data.hasp.testing

found(names) := found_in(packages_test.image(names), {})

found_in(image, parameters) := violations if {
	violations := debugger_in_image.violations with input as image
		with data.hasp.parameters["debugger-in-image"] as object.union({"packages": ["bpftrace", "delve", "gdb", "gdbserver", "lldb", "ltrace", "strace"]}, parameters)
}

test_finds_each[name] if {
	some name in ["bpftrace", "strace"]
	{violation.message | some violation in found(["tzdata", name])} == {$"the debugger {name} 1.2 is in the image"}
	testing.paths(found(["tzdata", name])) == {"/image/packages/1"}
}

test_leaves_other_packages_alone if {
	found(["tzdata", "xbpftrace"]) == set()
	found([]) == set()
}

test_goes_by_its_parameter if {
	found_in(packages_test.image(["bpftrace"]), {"packages": []}) == set()
	count(found_in(packages_test.image(["tzdata"]), {"packages": ["tzdata"]})) == 1
}
