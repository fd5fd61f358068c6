package hasp.policies.image.setuid_file_test

import data.hasp.policies.image.setuid_file
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := setuid_file.violations with input as testing.image(changes)
		with data.hasp.parameters["setuid-file"] as object.union({"allowedPaths": ["usr/bin/allowed"]}, parameters)
}

file(changes) := object.union({"path": "usr/bin/x", "mode": 493, "uid": 0, "gid": 0, "layer": testing.digest}, changes)

test_finds_it[why] if {
	some why, case in {
		"setuid": {"file": {"mode": 2541}, "message": "usr/bin/x has the setuid bit and belongs to 0:0"},
		"setgid": {"file": {"mode": 1517, "gid": 42}, "message": "usr/bin/x has the setgid bit and belongs to 0:42"},
	}
	some violation in found({"files": [file({}), file(case.file)]}, {})
	violation.message == case.message
	violation.path == "/image/files/1"
	violation.file == "usr/bin/x"
	violation.source == {"file": "usr/bin/x", "layer": testing.digest}
}

test_leaves_others_alone[why] if {
	some why, case in {
		"neither": {},
		"sticky": {"mode": 1005},
		"allowed": {"mode": 2541, "path": "usr/bin/allowed"},
	}
	found({"files": [file(case)]}, {}) == set()
}

test_finds_nothing_where_files_are_not_told if {
	found({}, {}) == set()
}
