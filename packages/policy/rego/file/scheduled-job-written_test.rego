package hasp.policies.file.scheduled_job_written_test

import data.hasp.policies.file.scheduled_job_written
import data.hasp.testing

found(subject) := violations if {
	violations := scheduled_job_written.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["scheduled-job-written"], changes)
	violations := scheduled_job_written.violations with input as subject
		with data.hasp.parameters["scheduled-job-written"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"opened to write": testing.writes("/etc/cron.d/x"),
		"written over": testing.access("open", "/etc/cron.d/x", {"modes": ["truncate"]}),
		"created": testing.access("create", "/etc/cron.d/x", {}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/etc/cron.d/x"),
		"refused": testing.refused(testing.writes("/etc/cron.d/x")),
		"another file": testing.writes("/srv/x"),
		"in a build": testing.in_build(testing.writes("/etc/cron.d/x")),
		"by a package": testing.by_package_manager(testing.writes("/etc/cron.d/x")),
		"by the entrypoint": testing.by_entrypoint(testing.writes("/etc/cron.d/x")),
	}
	found(subject) == set()
}

test_allows_programs if {
	found(testing.by(testing.writes("/var/spool/cron/root"), "/usr/sbin/crond")) == set()
	found_with(testing.writes("/var/spool/cron/root"), {"allowedPrograms": ["cat"]}) == set()
}
