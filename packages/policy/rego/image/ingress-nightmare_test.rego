package hasp.policies.image.ingress_nightmare_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.ingress_nightmare
import data.hasp.testing

found_in(image) := violations if {
	violations := ingress_nightmare.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2025-1974", "CVE-2025-1097", "CVE-2025-1098", "CVE-2025-24513", "CVE-2025-24514"], "ingress-nginx")) == {"/image/findings/0", "/image/findings/1", "/image/findings/2", "/image/findings/3", "/image/findings/4"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2025-1974"], "ingress-nginx")
	violation.message == "IngressNightmare: CVE-2025-1974 in ingress-nginx 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2025-1974"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "ingress-nginx") == set()
}
