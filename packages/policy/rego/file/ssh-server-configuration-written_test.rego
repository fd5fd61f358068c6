package hasp.policies.file.ssh_server_configuration_written_test

import data.hasp.policies.file.ssh_server_configuration_written
import data.hasp.testing

found(subject) := violations if {
	violations := ssh_server_configuration_written.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["ssh-server-configuration-written"], changes)
	violations := ssh_server_configuration_written.violations with input as subject
		with data.hasp.parameters["ssh-server-configuration-written"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"opened to write": testing.writes("/etc/ssh/sshd_config"),
		"written over": testing.access("open", "/etc/ssh/sshd_config", {"modes": ["truncate"]}),
		"created": testing.access("create", "/etc/ssh/sshd_config", {}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/etc/ssh/sshd_config"),
		"refused": testing.refused(testing.writes("/etc/ssh/sshd_config")),
		"another file": testing.writes("/srv/x"),
		"in a build": testing.in_build(testing.writes("/etc/ssh/sshd_config")),
		"by a package": testing.by_package_manager(testing.writes("/etc/ssh/sshd_config")),
		"by the entrypoint": testing.by_entrypoint(testing.writes("/etc/ssh/sshd_config")),
	}
	found(subject) == set()
}

test_allows_programs if {
	found(testing.by(testing.writes("/etc/ssh/ssh_host_rsa_key"), "/usr/bin/ssh-keygen")) == set()
	found_with(testing.writes("/etc/ssh/ssh_host_rsa_key"), {"allowedPrograms": ["cat"]}) == set()
}
