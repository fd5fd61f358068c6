package hasp.policies.image.httpd_path_traversal_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.httpd_path_traversal
import data.hasp.testing

found_in(image) := violations if {
	violations := httpd_path_traversal.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2021-41773", "CVE-2021-42013"], "apache2")) == {"/image/findings/0", "/image/findings/1"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2021-41773"], "apache2")
	violation.message == "httpd path traversal: CVE-2021-41773 in apache2 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2021-41773"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "apache2") == set()
}
