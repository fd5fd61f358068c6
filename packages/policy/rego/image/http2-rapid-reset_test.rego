package hasp.policies.image.http2_rapid_reset_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.http2_rapid_reset
import data.hasp.testing

found_in(image) := violations if {
	violations := http2_rapid_reset.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2023-44487", "CVE-2023-39325", "GHSA-qppj-fm5r-hxr3"], "libnghttp2-14")) == {"/image/findings/0", "/image/findings/1", "/image/findings/2"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2023-44487"], "libnghttp2-14")
	violation.message == "Rapid Reset: CVE-2023-44487 in libnghttp2-14 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2023-44487"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "libnghttp2-14") == set()
}
