package hasp.policies.file.system_library_written_test

import data.hasp.policies.file.system_library_written
import data.hasp.testing

found(subject) := violations if {
	violations := system_library_written.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["system-library-written"], changes)
	violations := system_library_written.violations with input as subject
		with data.hasp.parameters["system-library-written"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"opened to write": testing.writes("/usr/lib/x86_64-linux-gnu/libpam.so.0"),
		"written over": testing.access("open", "/usr/lib/x86_64-linux-gnu/libpam.so.0", {"modes": ["truncate"]}),
		"created": testing.access("create", "/usr/lib/x86_64-linux-gnu/libpam.so.0", {}),
		"ends so": testing.writes("/lib/libc.so"),
		"the kernel": testing.writes("/boot/vmlinuz"),
		"a module": testing.writes("/lib/modules/6.1/x.ko"),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/usr/lib/x86_64-linux-gnu/libpam.so.0"),
		"refused": testing.refused(testing.writes("/usr/lib/x86_64-linux-gnu/libpam.so.0")),
		"another file": testing.writes("/usr/lib/python3/x.pyc"),
		"in a build": testing.in_build(testing.writes("/usr/lib/x86_64-linux-gnu/libpam.so.0")),
		"by a package": testing.by_package_manager(testing.writes("/usr/lib/x86_64-linux-gnu/libpam.so.0")),
		"by the entrypoint": testing.by_entrypoint(testing.writes("/usr/lib/x86_64-linux-gnu/libpam.so.0")),
		"by pip": testing.by(testing.writes("/usr/local/lib/x.so"), "/usr/bin/pip"),
		"a directory that begins so": testing.writes("/bootstrap/x"),
		"a library elsewhere": testing.writes("/srv/x.so"),
	}
	found(subject) == set()
}

test_allows_programs if {
	found(testing.by(testing.writes("/lib/libc.so.6"), "/sbin/ldconfig")) == set()
	found_with(testing.writes("/lib/libc.so.6"), {"allowedPrograms": ["cat"]}) == set()
}
