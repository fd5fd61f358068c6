package hasp.policies.image.model_server_takeover_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.model_server_takeover
import data.hasp.testing

found_in(image) := violations if {
	violations := model_server_takeover.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2023-48022", "CVE-2024-37032", "CVE-2025-3248"], "langflow")) == {"/image/findings/0", "/image/findings/1", "/image/findings/2"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2023-48022"], "langflow")
	violation.message == "model server: CVE-2023-48022 in langflow 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2023-48022"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "langflow") == set()
}
