package hasp.policies.image.curl_socks5_overflow_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.curl_socks5_overflow
import data.hasp.testing

found_in(image) := violations if {
	violations := curl_socks5_overflow.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2023-38545"], "libcurl4")) == {"/image/findings/0"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2023-38545"], "libcurl4")
	violation.message == "curl SOCKS5 overflow: CVE-2023-38545 in libcurl4 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2023-38545"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "libcurl4") == set()
}
