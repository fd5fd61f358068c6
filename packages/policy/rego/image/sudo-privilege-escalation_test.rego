package hasp.policies.image.sudo_privilege_escalation_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.sudo_privilege_escalation
import data.hasp.testing

found_in(image) := violations if {
	violations := sudo_privilege_escalation.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2021-3156", "CVE-2025-32463"], "sudo")) == {"/image/findings/0", "/image/findings/1"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2021-3156"], "sudo")
	violation.message == "sudo privilege escalation: CVE-2021-3156 in sudo 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2021-3156"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "sudo") == set()
}

files(path, mode) := object.union(findings_test.image_named(["CVE-2021-3156"], {"name": "sudo"}), {"image": {"files": [
	{"path": "usr/bin/other", "mode": 2541, "uid": 0},
	{"path": path, "mode": mode, "uid": 0},
]}})

test_asks_for_the_setuid_bit_where_files_are_known[why] if {
	some why, case in {
		"set": {"path": "usr/bin/sudo", "mode": 2541, "count": 1},
		"not set": {"path": "usr/bin/sudo", "mode": 493, "count": 0},
		"of another": {"path": "usr/bin/sudox", "mode": 2541, "count": 0},
	}
	count(found_in(files(case.path, case.mode))) == case.count
}
