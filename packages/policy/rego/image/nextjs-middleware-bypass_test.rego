package hasp.policies.image.nextjs_middleware_bypass_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.nextjs_middleware_bypass
import data.hasp.testing

found_in(image) := violations if {
	violations := nextjs_middleware_bypass.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2025-29927", "GHSA-f82v-jwr5-mffw"], "next")) == {"/image/findings/0", "/image/findings/1"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2025-29927"], "next")
	violation.message == "Next.js middleware bypass: CVE-2025-29927 in next 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2025-29927"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "next") == set()
}
