package hasp.policies.file.service_unit_written_test

import data.hasp.policies.file.service_unit_written
import data.hasp.testing

found(subject) := violations if {
	violations := service_unit_written.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["service-unit-written"], changes)
	violations := service_unit_written.violations with input as subject
		with data.hasp.parameters["service-unit-written"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"opened to write": testing.writes("/etc/systemd/system/x.service"),
		"written over": testing.access("open", "/etc/systemd/system/x.service", {"modes": ["truncate"]}),
		"created": testing.access("create", "/etc/systemd/system/x.service", {}),
		"of root alone": testing.writes("/root/.config/systemd/user/x.service"),
		"of root's desktop": testing.writes("/root/.config/autostart/x.desktop"),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/etc/systemd/system/x.service"),
		"refused": testing.refused(testing.writes("/etc/systemd/system/x.service")),
		"another file": testing.writes("/srv/x"),
		"in a build": testing.in_build(testing.writes("/etc/systemd/system/x.service")),
		"by a package": testing.by_package_manager(testing.writes("/etc/systemd/system/x.service")),
		"by the entrypoint": testing.by_entrypoint(testing.writes("/etc/systemd/system/x.service")),
	}
	found(subject) == set()
}

test_allows_programs if {
	found(testing.by(testing.writes("/etc/systemd/system/x"), "/bin/systemctl")) == set()
	found_with(testing.writes("/etc/systemd/system/x"), {"allowedPrograms": ["cat"]}) == set()
}
