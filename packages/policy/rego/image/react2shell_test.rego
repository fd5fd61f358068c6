package hasp.policies.image.react2shell_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.react2shell
import data.hasp.testing

found_in(image) := violations if {
	violations := react2shell.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2025-55182", "CVE-2025-66478", "GHSA-fv66-9v8q-g76r"], "react-server-dom-webpack")) == {"/image/findings/0", "/image/findings/1", "/image/findings/2"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2025-55182"], "react-server-dom-webpack")
	violation.message == "React2Shell: CVE-2025-55182 in react-server-dom-webpack 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2025-55182"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "react-server-dom-webpack") == set()
}
