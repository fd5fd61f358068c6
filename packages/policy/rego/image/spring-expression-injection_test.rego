package hasp.policies.image.spring_expression_injection_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.spring_expression_injection
import data.hasp.testing

found_in(image) := violations if {
	violations := spring_expression_injection.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2022-22963", "CVE-2022-22947"], "spring-cloud-function-context")) == {"/image/findings/0", "/image/findings/1"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2022-22963"], "spring-cloud-function-context")
	violation.message == "Spring expression injection: CVE-2022-22963 in spring-cloud-function-context 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2022-22963"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "spring-cloud-function-context") == set()
}
