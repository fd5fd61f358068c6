package hasp.policies.image.scan_incomplete_test

import data.hasp.policies.image.scan_incomplete
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := scan_incomplete.violations with input as testing.image(changes)
		with data.hasp.parameters["scan-incomplete"] as object.union({"codes": ["FILE_UNREADABLE"]}, parameters)
}

test_finds_packages_without_data[state] if {
	some state, n in {"no-data": 1, "matched": 0}
	count(found({"coverage": [{"ecosystem": "npm", "packages": 1, "state": state}]}, {})) == n
}

test_says_how_many if {
	found({"coverage": [{"ecosystem": "npm", "packages": 7, "state": "no-data"}]}, {}) == {{
		"message": "7 packages of npm met no advisory data",
		"path": "/image/coverage/0",
		"observed": "no-data",
		"expected": "matched",
	}}
	found({"coverage": [{"ecosystem": "npm", "packages": 0, "state": "no-data"}]}, {}) == set()
}

test_finds_what_could_not_be_read if {
	problem := {"code": "FILE_UNREADABLE", "path": "etc/x", "message": "cannot be read"}
	found({"problems": [problem]}, {}) == {{"message": "etc/x was not scanned: cannot be read", "path": "/image/problems/0", "observed": "FILE_UNREADABLE"}}
	found({"problems": [problem]}, {"codes": []}) == set()
	found({}, {}) == set()
}
