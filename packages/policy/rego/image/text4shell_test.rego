package hasp.policies.image.text4shell_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.text4shell
import data.hasp.testing

found_in(image) := violations if {
	violations := text4shell.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2022-42889"], "commons-text")) == {"/image/findings/0"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2022-42889"], "commons-text")
	violation.message == "Text4Shell: CVE-2022-42889 in commons-text 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2022-42889"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "commons-text") == set()
}
