package hasp.policies.process.pkexec_without_arguments_test

import data.hasp.policies.process.pkexec_without_arguments
import data.hasp.testing

found(subject) := violations if {
	violations := pkexec_without_arguments.violations with input as subject
}

bare(args, changes) := testing.with_process(testing.commanded(["pkexec"]), object.union({"args": args}, changes))

test_finds_it if {
	{one.message | some one in found(bare([], {}))} == {"pkexec was run without any argument"}
	count(found(bare([""], {}))) == 1
}

test_leaves_others if {
	found(bare(["pkexec"], {})) == set()
	found(bare(["pkexec", "id"], {})) == set()
	found(bare([], {"argsTruncated": true})) == set()
	found(bare([], {"uid": 0})) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(bare([], {}))) == {"/event/process/args"}
}
