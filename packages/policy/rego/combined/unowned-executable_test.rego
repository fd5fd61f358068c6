package hasp.policies.combined.unowned_executable_test

import data.hasp.policies.combined.unowned_executable
import data.hasp.testing

started(changes) := testing.exec(object.union(testing.process(9, "/opt/x", ["x"]), changes), [testing.process(1, "/web", ["/web"])])

found(changes, images) := violations if {
	violations := unowned_executable.violations with input as started(changes) with data.hasp.parameters["unowned-executable"] as {"images": images}
}

open(changes, images) := unknowns if {
	unknowns := unowned_executable.unknowns with input as started(changes) with data.hasp.parameters["unowned-executable"] as {"images": images}
}

ours := ["docker.io/library/"]

test_finds_a_program_of_nobody if {
	some violation in found({"package": ""}, ours)
	violation.message == "/opt/x was executed, and no package of image docker.io/library/web:1.4 owns it"
	violation.path == "/event/process/package"
	violation.observed == "/opt/x"
	violation.source.process.pid == 9
	[one.pid | some one in violation.source.ancestry] == [1]
	open({"package": ""}, ours) == set()
}

test_says_so_where_nobody_told if {
	found({}, ours) == set()
	open({}, ours) == {{"message": "which package owns /opt/x could not be told", "path": "/event/process"}}
}

test_allows_the_others if {
	every changes in [{"package": ""}, {}] {
		found(changes, []) == set()
		open(changes, []) == set()
		open(changes, ["ghcr.io/"]) == set()
	}
	found({"package": "pkg:deb/debian/x@1"}, ours) == set()
	open({"package": "pkg:deb/debian/x@1"}, ours) == set()
	found({"package": "", "origin": "upper"}, ours) == set()
	open({"origin": "upper"}, ours) == set()
}
