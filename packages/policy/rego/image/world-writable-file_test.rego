package hasp.policies.image.world_writable_file_test

import data.hasp.policies.image.world_writable_file
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := world_writable_file.violations with input as testing.image(changes)
		with data.hasp.parameters["world-writable-file"] as object.union({"allowedPaths": ["usr/bin/allowed"]}, parameters)
}

file(changes) := object.union({"path": "usr/bin/x", "mode": 493, "uid": 0, "gid": 0, "layer": testing.digest}, changes)

test_finds_it[why] if {
	some why, case in {
		"all": {"file": {"mode": 511}, "message": "anyone may write usr/bin/x"},
		"others alone": {"file": {"mode": 2}, "message": "anyone may write usr/bin/x"},
	}
	some violation in found({"files": [file({}), file(case.file)]}, {})
	violation.message == case.message
	violation.path == "/image/files/1"
	violation.file == "usr/bin/x"
	violation.source == {"file": "usr/bin/x", "layer": testing.digest}
}

test_leaves_others_alone[why] if {
	some why, case in {
		"read only": {"mode": 493},
		"group": {"mode": 509},
		"sticky": {"mode": 1023},
		"allowed": {"mode": 511, "path": "usr/bin/allowed"},
	}
	found({"files": [file(case)]}, {}) == set()
}

test_finds_nothing_where_files_are_not_told if {
	found({}, {}) == set()
}
