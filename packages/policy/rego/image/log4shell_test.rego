package hasp.policies.image.log4shell_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.log4shell
import data.hasp.testing

found_in(image) := violations if {
	violations := log4shell.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2021-44228", "CVE-2021-45046", "GHSA-jfh8-c2jp-5v3q"], "log4j-core")) == {"/image/findings/0", "/image/findings/1", "/image/findings/2"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2021-44228"], "log4j-core")
	violation.message == "Log4Shell: CVE-2021-44228 in log4j-core 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2021-44228"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "log4j-core") == set()
}
