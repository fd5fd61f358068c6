package hasp.policies.image.openssl_punycode_overflow_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.openssl_punycode_overflow
import data.hasp.testing

found_in(image) := violations if {
	violations := openssl_punycode_overflow.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2022-3602", "CVE-2022-3786"], "libssl3")) == {"/image/findings/0", "/image/findings/1"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2022-3602"], "libssl3")
	violation.message == "OpenSSL punycode overflow: CVE-2022-3602 in libssl3 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2022-3602"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "libssl3") == set()
}
