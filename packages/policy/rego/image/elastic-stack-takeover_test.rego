package hasp.policies.image.elastic_stack_takeover_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.elastic_stack_takeover
import data.hasp.testing

found_in(image) := violations if {
	violations := elastic_stack_takeover.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2014-3120", "CVE-2015-1427", "CVE-2019-7609", "CVE-2025-25014"], "kibana")) == {"/image/findings/0", "/image/findings/1", "/image/findings/2", "/image/findings/3"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2014-3120"], "kibana")
	violation.message == "Elastic stack: CVE-2014-3120 in kibana 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2014-3120"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "kibana") == set()
}
