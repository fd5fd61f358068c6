package hasp.policies.file.loader_preload_written_test

import data.hasp.policies.file.loader_preload_written
import data.hasp.testing

found(subject) := violations if {
	violations := loader_preload_written.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"opened to write": testing.writes("/etc/ld.so.preload"),
		"written over": testing.access("open", "/etc/ld.so.preload", {"modes": ["truncate"]}),
		"created": testing.access("create", "/etc/ld.so.preload", {}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/etc/ld.so.preload"),
		"refused": testing.refused(testing.writes("/etc/ld.so.preload")),
		"another file": testing.writes("/srv/x"),
		"in a build": testing.in_build(testing.writes("/etc/ld.so.preload")),
		"by a package": testing.by_package_manager(testing.writes("/etc/ld.so.preload")),
		"by the entrypoint": testing.by_entrypoint(testing.writes("/etc/ld.so.preload")),
	}
	found(subject) == set()
}

test_finds_what_is_moved_there if testing.paths(found(testing.renames("/tmp/x", "/etc/ld.so.preload"))) == {"/event/to"}
