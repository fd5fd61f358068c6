package hasp.policies.file.trusted_certificates_changed_test

import data.hasp.policies.file.trusted_certificates_changed
import data.hasp.testing

found(subject) := violations if {
	violations := trusted_certificates_changed.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["trusted-certificates-changed"], changes)
	violations := trusted_certificates_changed.violations with input as subject
		with data.hasp.parameters["trusted-certificates-changed"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"opened to write": testing.writes("/usr/local/share/ca-certificates/x.crt"),
		"written over": testing.access("open", "/usr/local/share/ca-certificates/x.crt", {"modes": ["truncate"]}),
		"created": testing.access("create", "/usr/local/share/ca-certificates/x.crt", {}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/usr/local/share/ca-certificates/x.crt"),
		"refused": testing.refused(testing.writes("/usr/local/share/ca-certificates/x.crt")),
		"another file": testing.writes("/srv/x"),
		"in a build": testing.in_build(testing.writes("/usr/local/share/ca-certificates/x.crt")),
		"by a package": testing.by_package_manager(testing.writes("/usr/local/share/ca-certificates/x.crt")),
		"by the entrypoint": testing.by_entrypoint(testing.writes("/usr/local/share/ca-certificates/x.crt")),
	}
	found(subject) == set()
}

test_allows_programs if {
	found(testing.by(testing.writes("/etc/ssl/certs/x"), "/usr/sbin/update-ca-certificates")) == set()
	found_with(testing.writes("/etc/ssl/certs/x"), {"allowedPrograms": ["cat"]}) == set()
}
