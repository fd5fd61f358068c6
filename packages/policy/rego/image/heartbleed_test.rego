package hasp.policies.image.heartbleed_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.heartbleed
import data.hasp.testing

found_in(image) := violations if {
	violations := heartbleed.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2014-0160"], "libssl1.0.0")) == {"/image/findings/0"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2014-0160"], "libssl1.0.0")
	violation.message == "Heartbleed: CVE-2014-0160 in libssl1.0.0 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2014-0160"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "libssl1.0.0") == set()
}
