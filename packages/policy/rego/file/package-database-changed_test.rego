package hasp.policies.file.package_database_changed_test

import data.hasp.policies.file.package_database_changed
import data.hasp.testing

found(subject) := violations if {
	violations := package_database_changed.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["package-database-changed"], changes)
	violations := package_database_changed.violations with input as subject
		with data.hasp.parameters["package-database-changed"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"opened to write": testing.writes("/var/lib/dpkg/status"),
		"written over": testing.access("open", "/var/lib/dpkg/status", {"modes": ["truncate"]}),
		"created": testing.access("create", "/var/lib/dpkg/status", {}),
		"deleted": testing.access("unlink", "/lib/apk/db/installed", {}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/var/lib/dpkg/status"),
		"refused": testing.refused(testing.writes("/var/lib/dpkg/status")),
		"another file": testing.writes("/srv/x"),
		"in a build": testing.in_build(testing.writes("/var/lib/dpkg/status")),
		"by a package": testing.by_package_manager(testing.writes("/var/lib/dpkg/status")),
		"by the entrypoint": testing.by_entrypoint(testing.writes("/var/lib/dpkg/status")),
	}
	found(subject) == set()
}

test_allows_programs if {
	found(testing.by(testing.writes("/var/lib/rpm/x"), "/usr/bin/rpmdb")) == set()
	found_with(testing.writes("/var/lib/rpm/x"), {"allowedPrograms": ["cat"]}) == set()
}
