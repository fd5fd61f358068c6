package hasp.policies.image.struts_remote_execution_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.struts_remote_execution
import data.hasp.testing

found_in(image) := violations if {
	violations := struts_remote_execution.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2017-5638", "CVE-2017-9805", "CVE-2018-11776", "CVE-2020-17530", "CVE-2023-50164", "CVE-2024-53677"], "struts2-core")) == {"/image/findings/0", "/image/findings/1", "/image/findings/2", "/image/findings/3", "/image/findings/4", "/image/findings/5"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2017-5638"], "struts2-core")
	violation.message == "Struts: CVE-2017-5638 in struts2-core 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2017-5638"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "struts2-core") == set()
}
