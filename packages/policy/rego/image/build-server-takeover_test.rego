package hasp.policies.image.build_server_takeover_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.build_server_takeover
import data.hasp.testing

found_in(image) := violations if {
	violations := build_server_takeover.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2021-22205", "CVE-2023-7028", "CVE-2023-42793", "CVE-2024-23897", "CVE-2024-27198"], "jenkins-core")) == {"/image/findings/0", "/image/findings/1", "/image/findings/2", "/image/findings/3", "/image/findings/4"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2021-22205"], "jenkins-core")
	violation.message == "build server: CVE-2021-22205 in jenkins-core 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2021-22205"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "jenkins-core") == set()
}
