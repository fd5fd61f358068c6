package hasp.policies.image.pwnkit_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.pwnkit
import data.hasp.testing

found_in(image) := violations if {
	violations := pwnkit.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2021-4034"], "policykit-1")) == {"/image/findings/0"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2021-4034"], "policykit-1")
	violation.message == "PwnKit: CVE-2021-4034 in policykit-1 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2021-4034"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "policykit-1") == set()
}

files(path, mode) := object.union(findings_test.image_named(["CVE-2021-4034"], {"name": "policykit-1"}), {"image": {"files": [
	{"path": "usr/bin/other", "mode": 2541, "uid": 0},
	{"path": path, "mode": mode, "uid": 0},
]}})

test_asks_for_the_setuid_bit_where_files_are_known[why] if {
	some why, case in {
		"set": {"path": "usr/bin/pkexec", "mode": 2541, "count": 1},
		"not set": {"path": "usr/bin/pkexec", "mode": 493, "count": 0},
		"of another": {"path": "usr/bin/pkexecx", "mode": 2541, "count": 0},
	}
	count(found_in(files(case.path, case.mode))) == case.count
}
