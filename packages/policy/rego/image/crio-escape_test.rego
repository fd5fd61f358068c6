package hasp.policies.image.crio_escape_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.crio_escape
import data.hasp.testing

found_in(image) := violations if {
	violations := crio_escape.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2022-0811", "CVE-2024-3154", "CVE-2024-5154"], "cri-o")) == {"/image/findings/0", "/image/findings/1", "/image/findings/2"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2022-0811"], "cri-o")
	violation.message == "CRI-O escape: CVE-2022-0811 in cri-o 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2022-0811"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "cri-o") == set()
}
