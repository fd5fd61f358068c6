package hasp.policies.file.log_cleared_test

import data.hasp.policies.file.log_cleared
import data.hasp.testing

found(subject) := violations if {
	violations := log_cleared.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["log-cleared"], changes)
	violations := log_cleared.violations with input as subject
		with data.hasp.parameters["log-cleared"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"emptied": testing.access("open", "/var/log/auth.log", {"modes": ["write", "truncate"]}),
		"deleted": testing.access("unlink", "/var/log/wtmp", {}),
		"of a directory": testing.access("unlink", "/var/log/audit/audit.log", {}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"written": testing.writes("/var/log/auth.log"),
		"of an application": testing.access("unlink", "/srv/app/messages", {}),
		"another": testing.access("unlink", "/var/log/app.log", {}),
		"refused": testing.refused(testing.access("unlink", "/var/log/wtmp", {})),
		"logrotate": testing.by(testing.access("unlink", "/var/log/syslog", {}), "/usr/sbin/logrotate"),
		"by a schedule": testing.with_ancestry(testing.access("unlink", "/var/log/syslog", {}), [testing.shell_process, testing.process(1, "/usr/sbin/crond", ["crond"])]),
		"in a build": testing.in_build(testing.access("unlink", "/var/log/wtmp", {})),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.access("open", "/var/log/auth.log", {"modes": ["truncate"]}))}
	messages == {"cat emptied /var/log/auth.log"}
}

test_allows_programs if found_with(testing.access("unlink", "/var/log/wtmp", {}), {"allowedPrograms": ["cat"]}) == set()
