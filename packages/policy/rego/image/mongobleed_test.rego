package hasp.policies.image.mongobleed_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.mongobleed
import data.hasp.testing

found_in(image) := violations if {
	violations := mongobleed.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2025-14847"], "mongodb-org-server")) == {"/image/findings/0"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2025-14847"], "mongodb-org-server")
	violation.message == "MongoBleed: CVE-2025-14847 in mongodb-org-server 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2025-14847"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "mongodb-org-server") == set()
}
