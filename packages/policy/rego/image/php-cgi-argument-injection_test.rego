package hasp.policies.image.php_cgi_argument_injection_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.php_cgi_argument_injection
import data.hasp.testing

found_in(image) := violations if {
	violations := php_cgi_argument_injection.violations with input as image
}

of(ids, name) := found_in(object.union(findings_test.image_named(ids, {"name": name}), {"image": {"platform": {"os": "windows"}}}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2024-4577"], "php")) == {"/image/findings/0"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2024-4577"], "php")
	violation.message == "PHP-CGI argument injection: CVE-2024-4577 in php 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2024-4577"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "php") == set()
}

test_leaves_linux_alone if {
	found_in(findings_test.image_named(["CVE-2024-4577"], {"name": "php"})) == set()
}
