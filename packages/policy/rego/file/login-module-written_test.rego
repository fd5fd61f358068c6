package hasp.policies.file.login_module_written_test

import data.hasp.policies.file.login_module_written
import data.hasp.testing

found(subject) := violations if {
	violations := login_module_written.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["login-module-written"], changes)
	violations := login_module_written.violations with input as subject
		with data.hasp.parameters["login-module-written"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"opened to write": testing.writes("/etc/pam.d/sshd"),
		"written over": testing.access("open", "/etc/pam.d/sshd", {"modes": ["truncate"]}),
		"created": testing.access("create", "/etc/pam.d/sshd", {}),
		"a module": testing.writes("/lib/x86_64-linux-gnu/security/pam_unix.so"),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/etc/pam.d/sshd"),
		"refused": testing.refused(testing.writes("/etc/pam.d/sshd")),
		"another file": testing.writes("/srv/x"),
		"in a build": testing.in_build(testing.writes("/etc/pam.d/sshd")),
		"by a package": testing.by_package_manager(testing.writes("/etc/pam.d/sshd")),
		"by the entrypoint": testing.by_entrypoint(testing.writes("/etc/pam.d/sshd")),
		"another library there": testing.writes("/usr/lib/jvm/lib/security/cacerts"),
		"limits": testing.writes("/etc/security/limits.conf"),
		"a page about one": testing.writes("/usr/share/security/pam_x.txt"),
		"a library of others": testing.writes("/usr/lib/jvm/lib/security/x.so"),
		"a program to configure it": testing.by(testing.writes("/etc/pam.d/x"), "/usr/sbin/pam-auth-update"),
	}
	found(subject) == set()
}

test_allows_programs if found_with(testing.writes("/etc/pam.d/x"), {"allowedPrograms": ["cat"]}) == set()

test_finds_the_old_file if count(found(testing.writes("/etc/pam.conf"))) == 1
