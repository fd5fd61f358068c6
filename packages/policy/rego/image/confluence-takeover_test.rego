package hasp.policies.image.confluence_takeover_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.confluence_takeover
import data.hasp.testing

found_in(image) := violations if {
	violations := confluence_takeover.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2021-26084", "CVE-2022-26134", "CVE-2023-22515", "CVE-2023-22518", "CVE-2023-22527"], "confluence")) == {"/image/findings/0", "/image/findings/1", "/image/findings/2", "/image/findings/3", "/image/findings/4"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2021-26084"], "confluence")
	violation.message == "Confluence: CVE-2021-26084 in confluence 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2021-26084"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "confluence") == set()
}
