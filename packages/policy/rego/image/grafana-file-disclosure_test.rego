package hasp.policies.image.grafana_file_disclosure_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.grafana_file_disclosure
import data.hasp.testing

found_in(image) := violations if {
	violations := grafana_file_disclosure.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2021-43798", "CVE-2025-4123"], "grafana")) == {"/image/findings/0", "/image/findings/1"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2021-43798"], "grafana")
	violation.message == "Grafana: CVE-2021-43798 in grafana 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2021-43798"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "grafana") == set()
}
