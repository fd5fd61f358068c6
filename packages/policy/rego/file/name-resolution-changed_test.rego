package hasp.policies.file.name_resolution_changed_test

import data.hasp.policies.file.name_resolution_changed
import data.hasp.testing

found(subject) := violations if {
	violations := name_resolution_changed.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["name-resolution-changed"], changes)
	violations := name_resolution_changed.violations with input as subject
		with data.hasp.parameters["name-resolution-changed"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"opened to write": testing.writes("/etc/hosts"),
		"written over": testing.access("open", "/etc/hosts", {"modes": ["truncate"]}),
		"created": testing.access("create", "/etc/hosts", {}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/etc/hosts"),
		"refused": testing.refused(testing.writes("/etc/hosts")),
		"another file": testing.writes("/srv/x"),
		"in a build": testing.in_build(testing.writes("/etc/hosts")),
		"by a package": testing.by_package_manager(testing.writes("/etc/hosts")),
		"by the entrypoint": testing.by_entrypoint(testing.writes("/etc/hosts")),
	}
	found(subject) == set()
}

test_allows_programs if {
	found(testing.by(testing.writes("/etc/hosts"), "/usr/sbin/dockerd")) == set()
	found_with(testing.writes("/etc/hosts"), {"allowedPrograms": ["cat"]}) == set()
}
