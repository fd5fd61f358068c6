package hasp.policies.image.looney_tunables_test

import data.hasp.lib.findings_test
import data.hasp.policies.image.looney_tunables
import data.hasp.testing

found_in(image) := violations if {
	violations := looney_tunables.violations with input as image
}

of(ids, name) := found_in(findings_test.image_named(ids, {"name": name}))

test_finds_each_identifier if {
	testing.paths(of(["CVE-2023-4911"], "libc6")) == {"/image/findings/0"}
}

test_says_which_package_and_fix if {
	some violation in of(["CVE-2023-4911"], "libc6")
	violation.message == "Looney Tunables: CVE-2023-4911 in libc6 3.0.1 (fixed in 3.0.2)"
	violation.identifiers == ["CVE-2023-4911"]
	violation.fix == {"available": true, "version": "3.0.2"}
}

test_leaves_other_findings_alone if {
	of(["CVE-1999-0001"], "libc6") == set()
}

files(mode, uid) := object.union(findings_test.image_named(["CVE-2023-4911"], {"name": "libc6"}), {"image": {"files": [{"path": "usr/bin/su", "mode": mode, "uid": uid}]}})

test_asks_for_a_setuid_program_where_files_are_known[why] if {
	some why, case in {
		"of root": {"mode": 2541, "uid": 0, "count": 1},
		"of another": {"mode": 2541, "uid": 1, "count": 0},
		"setgid": {"mode": 1517, "uid": 0, "count": 0},
	}
	count(found_in(files(case.mode, case.uid))) == case.count
}

test_finds_none_where_no_file_is_notable if {
	bare := object.union(findings_test.image_named(["CVE-2023-4911"], {"name": "libc6"}), {"image": {"files": []}})
	found_in(bare) == set()
}
