package hasp.policies.image.kubernetes_component_flaw_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.kubernetes_component_flaw
import data.hasp.testing

found_in(image) := violations if {
	violations := kubernetes_component_flaw.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2018-1002105", "CVE-2017-1002101", "CVE-2020-8558", "CVE-2021-25741", "CVE-2024-10220"], "kubelet")) == {"/image/findings/0", "/image/findings/1", "/image/findings/2", "/image/findings/3", "/image/findings/4"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2018-1002105"], "kubelet")
	violation.message == "Kubernetes component: CVE-2018-1002105 in kubelet 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2018-1002105"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "kubelet") == set()
}

test_leaves_the_command_line_alone[name] if {
	some name in ["kubectl", "kubernetes-client"]
	of(["CVE-2018-1002105"], name) == set()
}
