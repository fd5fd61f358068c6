package hasp.policies.image.runc_escape_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.runc_escape
import data.hasp.testing

found_in(image) := violations if {
	violations := runc_escape.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2019-5736", "CVE-2021-30465", "CVE-2024-21626", "CVE-2025-31133", "CVE-2025-52565", "CVE-2025-52881", "GHSA-xr7r-f8xq-vfvv"], "runc")) == {"/image/findings/0", "/image/findings/1", "/image/findings/2", "/image/findings/3", "/image/findings/4", "/image/findings/5", "/image/findings/6"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2019-5736"], "runc")
	violation.message == "runc escape: CVE-2019-5736 in runc 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2019-5736"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "runc") == set()
}
