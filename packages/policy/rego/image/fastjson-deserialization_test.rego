package hasp.policies.image.fastjson_deserialization_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.fastjson_deserialization
import data.hasp.testing

found_in(image) := violations if {
	violations := fastjson_deserialization.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2017-18349", "CVE-2022-25845"], "fastjson")) == {"/image/findings/0", "/image/findings/1"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2017-18349"], "fastjson")
	violation.message == "Fastjson deserialization: CVE-2017-18349 in fastjson 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2017-18349"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "fastjson") == set()
}
