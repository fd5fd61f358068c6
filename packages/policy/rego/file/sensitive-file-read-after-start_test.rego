package hasp.policies.file.sensitive_file_read_after_start_test

import data.hasp.policies.file.sensitive_file_read_after_start
import data.hasp.testing

found(subject) := violations if {
	violations := sensitive_file_read_after_start.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["sensitive-file-read-after-start"], changes)
	violations := sensitive_file_read_after_start.violations with input as subject
		with data.hasp.parameters["sensitive-file-read-after-start"] as parameters
}

open(subject) := unknowns if {
	unknowns := sensitive_file_read_after_start.unknowns with input as subject
}

server(started) := testing.with_process(testing.by(testing.reads("/etc/shadow"), "/usr/sbin/nginx"), {"startedAt": started})

late := server("2026-11-24T11:59:54.000Z")

test_finds_a_server_that_runs if {
	testing.paths(found(late)) == {"/event/path"}
	{violation.message | some violation in found(late)} == {"nginx read /etc/shadow 6 s after it started"}
	open(late) == set()
}

test_leaves_alone[why] if {
	some why, subject in {
		"one that starts": server("2026-11-24T11:59:55.000Z"),
		"in a build": testing.in_build(late),
		"another program": testing.with_event(late, {"process": {"name": "cat", "executable": "/bin/cat"}}),
		"another file": testing.with_event(late, {"path": "/etc/passwd"}),
		"written": testing.with_event(late, {"modes": ["write"]}),
	}
	found(subject) == set()
	open(subject) == set()
}

test_says_so_where_the_start_was_not_told if {
	untold := testing.by(testing.reads("/etc/shadow"), "/usr/sbin/nginx")
	found(untold) == set()
	open(testing.reads("/etc/shadow")) == set()
	open(untold) == {{"message": "when nginx started, which read /etc/shadow, was not told", "path": "/event/process"}}
}

test_waits_as_long_as_the_settings_say if {
	found_with(late, {"seconds": 6}) == set()
	found_with(late, {"servers": ["httpd"]}) == set()
	found_with(late, {"paths": ["/srv"]}) == set()
}
