package hasp.policies.image.containerd_escape_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.containerd_escape
import data.hasp.testing

found_in(image) := violations if {
	violations := containerd_escape.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2020-15257", "CVE-2022-23648", "CVE-2024-25621", "CVE-2024-40635"], "containerd")) == {"/image/findings/0", "/image/findings/1", "/image/findings/2", "/image/findings/3"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2020-15257"], "containerd")
	violation.message == "containerd escape: CVE-2020-15257 in containerd 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2020-15257"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "containerd") == set()
}
