package hasp.policies.file.configuration_written_test

import data.hasp.policies.file.configuration_written
import data.hasp.testing

found(subject) := violations if {
	violations := configuration_written.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["configuration-written"], changes)
	violations := configuration_written.violations with input as subject
		with data.hasp.parameters["configuration-written"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"opened to write": testing.writes("/etc/nginx.d/x"),
		"written over": testing.access("open", "/etc/nginx.d/x", {"modes": ["truncate"]}),
		"created": testing.access("create", "/etc/nginx.d/x", {}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/etc/nginx.d/x"),
		"refused": testing.refused(testing.writes("/etc/nginx.d/x")),
		"another file": testing.writes("/srv/x"),
		"in a build": testing.in_build(testing.writes("/etc/nginx.d/x")),
		"by a package": testing.by_package_manager(testing.writes("/etc/nginx.d/x")),
		"by the entrypoint": testing.by_entrypoint(testing.writes("/etc/nginx.d/x")),
		"a directory that may change": testing.writes("/etc/nginx/conf.d/x.conf"),
	}
	found(subject) == set()
}

test_allows_programs if {
	found(testing.by(testing.writes("/etc/x"), "/usr/bin/certbot")) == set()
	found_with(testing.writes("/etc/x"), {"allowedPrograms": ["cat"]}) == set()
}
