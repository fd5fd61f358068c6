package hasp.policies.image.spring4shell_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.spring4shell
import data.hasp.testing

found_in(image) := violations if {
	violations := spring4shell.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2022-22965", "GHSA-36p3-wjmg-h94x"], "spring-beans")) == {"/image/findings/0", "/image/findings/1"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2022-22965"], "spring-beans")
	violation.message == "Spring4Shell: CVE-2022-22965 in spring-beans 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2022-22965"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "spring-beans") == set()
}
