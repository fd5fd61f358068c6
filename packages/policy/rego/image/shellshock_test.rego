package hasp.policies.image.shellshock_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.shellshock
import data.hasp.testing

found_in(image) := violations if {
	violations := shellshock.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2014-6271", "CVE-2014-7169", "CVE-2014-7186", "CVE-2014-7187", "CVE-2014-6277", "CVE-2014-6278"], "bash")) == {"/image/findings/0", "/image/findings/1", "/image/findings/2", "/image/findings/3", "/image/findings/4", "/image/findings/5"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2014-6271"], "bash")
	violation.message == "Shellshock: CVE-2014-6271 in bash 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2014-6271"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "bash") == set()
}
