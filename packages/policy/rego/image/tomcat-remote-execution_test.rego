package hasp.policies.image.tomcat_remote_execution_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.tomcat_remote_execution
import data.hasp.testing

found_in(image) := violations if {
	violations := tomcat_remote_execution.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2017-12615", "CVE-2017-12617", "CVE-2020-1938", "CVE-2025-24813"], "tomcat-catalina")) == {"/image/findings/0", "/image/findings/1", "/image/findings/2", "/image/findings/3"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2017-12615"], "tomcat-catalina")
	violation.message == "Tomcat upload: CVE-2017-12615 in tomcat-catalina 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2017-12615"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "tomcat-catalina") == set()
}
