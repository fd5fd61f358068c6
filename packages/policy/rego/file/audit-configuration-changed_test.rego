package hasp.policies.file.audit_configuration_changed_test

import data.hasp.policies.file.audit_configuration_changed
import data.hasp.testing

found(subject) := violations if {
	violations := audit_configuration_changed.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"opened to write": testing.writes("/etc/audit/rules.d/x.rules"),
		"written over": testing.access("open", "/etc/audit/rules.d/x.rules", {"modes": ["truncate"]}),
		"created": testing.access("create", "/etc/audit/rules.d/x.rules", {}),
		"deleted": testing.access("unlink", "/etc/rsyslog.d/50-default.conf", {}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/etc/audit/rules.d/x.rules"),
		"refused": testing.refused(testing.writes("/etc/audit/rules.d/x.rules")),
		"another file": testing.writes("/srv/x"),
		"in a build": testing.in_build(testing.writes("/etc/audit/rules.d/x.rules")),
		"by a package": testing.by_package_manager(testing.writes("/etc/audit/rules.d/x.rules")),
		"by the entrypoint": testing.by_entrypoint(testing.writes("/etc/audit/rules.d/x.rules")),
	}
	found(subject) == set()
}
