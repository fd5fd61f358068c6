package hasp.policies.image.file_capabilities_test

import data.hasp.policies.image.file_capabilities
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := file_capabilities.violations with input as testing.image(changes)
		with data.hasp.parameters["file-capabilities"] as object.union({"allowedPaths": ["usr/bin/allowed"], "allowedCapabilities": ["CAP_NET_BIND_SERVICE"]}, parameters)
}

file(changes) := object.union({"path": "usr/bin/x", "mode": 493, "uid": 0, "gid": 0, "layer": testing.digest}, changes)

test_finds_it[why] if {
	some why, case in {
		"one": {"file": {"capabilities": ["CAP_SYS_ADMIN"]}, "message": "usr/bin/x has CAP_SYS_ADMIN"},
	}
	some violation in found({"files": [file({}), file(case.file)]}, {})
	violation.message == case.message
	violation.path == "/image/files/1"
	violation.file == "usr/bin/x"
	violation.source == {"file": "usr/bin/x", "layer": testing.digest}
}

test_leaves_others_alone[why] if {
	some why, case in {
		"none": {},
		"an empty list": {"capabilities": []},
		"an allowed one": {"capabilities": ["CAP_NET_BIND_SERVICE"]},
		"an allowed file": {"capabilities": ["CAP_SYS_ADMIN"], "path": "usr/bin/allowed"},
	}
	found({"files": [file(case)]}, {}) == set()
}

test_finds_nothing_where_files_are_not_told if {
	found({}, {}) == set()
}
