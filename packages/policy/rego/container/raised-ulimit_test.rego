package hasp.policies.container.raised_ulimit_test

import data.hasp.policies.container.raised_ulimit
import data.hasp.testing

defaults := {"maximum": {"nofile": 1048576, "nproc": 65536}}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := raised_ulimit.violations with input as subject
		with data.hasp.parameters["raised-ulimit"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

limited(name, hard) := testing.running({"ulimits": [{"name": "core", "soft": 0, "hard": 0}, {"name": name, "soft": 1, "hard": hard}]})

test_finds_more_than_the_maximum if {
	found(limited("nofile", 1048577)) == {{
		"message": "container web has the limit nofile of 1048577, more than 1048576",
		"path": "/container/ulimits/1/hard",
		"observed": 1048577,
		"expected": 1048576,
	}}
	{violation.message | some violation in found(limited("nproc", -1))} == {"container web has the limit nproc of no end, more than 65536"}
	count(found(limited("nproc", 65537))) == 1
}

test_allows_up_to_it if {
	found(limited("nofile", 1048576)) == set()
	found(limited("nproc", 65536)) == set()
	found(limited("nproc", 0)) == set()
	found(limited("stack", 1048577)) == set()
	found(testing.running({})) == set()
}

test_takes_other_maxima if {
	count(found_with(limited("memlock", -1), {"maximum": {"memlock": 65536}})) == 1
}
