package hasp.policies.file.package_source_changed_test

import data.hasp.policies.file.package_source_changed
import data.hasp.testing

found(subject) := violations if {
	violations := package_source_changed.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["package-source-changed"], changes)
	violations := package_source_changed.violations with input as subject
		with data.hasp.parameters["package-source-changed"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"opened to write": testing.writes("/etc/apt/sources.list.d/x.list"),
		"written over": testing.access("open", "/etc/apt/sources.list.d/x.list", {"modes": ["truncate"]}),
		"created": testing.access("create", "/etc/apt/sources.list.d/x.list", {}),
		"deleted": testing.access("unlink", "/etc/apk/repositories", {}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/etc/apt/sources.list.d/x.list"),
		"refused": testing.refused(testing.writes("/etc/apt/sources.list.d/x.list")),
		"another file": testing.writes("/srv/x"),
		"in a build": testing.in_build(testing.writes("/etc/apt/sources.list.d/x.list")),
		"by a package": testing.by_package_manager(testing.writes("/etc/apt/sources.list.d/x.list")),
		"by the entrypoint": testing.by_entrypoint(testing.writes("/etc/apt/sources.list.d/x.list")),
	}
	found(subject) == set()
}

test_allows_programs if {
	found(testing.by(testing.writes("/etc/yum.repos.d/x"), "/usr/bin/apt-key")) == set()
	found_with(testing.writes("/etc/yum.repos.d/x"), {"allowedPrograms": ["cat"]}) == set()
}
