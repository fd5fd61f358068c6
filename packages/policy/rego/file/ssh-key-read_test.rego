package hasp.policies.file.ssh_key_read_test

import data.hasp.policies.file.ssh_key_read
import data.hasp.testing

found(subject) := violations if {
	violations := ssh_key_read.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["ssh-key-read"], changes)
	violations := ssh_key_read.violations with input as subject
		with data.hasp.parameters["ssh-key-read"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"of a user": testing.reads("/home/ada/.ssh/id_ed25519"),
		"of the server": testing.reads("/etc/ssh/ssh_host_rsa_key"),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"ssh": testing.by(testing.reads("/root/.ssh/id_rsa"), "/usr/bin/ssh"),
		"elsewhere": testing.reads("/srv/id_rsa"),
		"known hosts": testing.reads("/root/.ssh/known_hosts"),
		"a public key of the server": testing.reads("/etc/ssh/ssh_host_rsa_key.pub"),
		"written": testing.writes("/root/.ssh/id_rsa"),
		"by the entrypoint": testing.by_entrypoint(testing.reads("/root/.ssh/id_rsa")),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.reads("/root/.ssh/id_rsa"))}
	messages == {"cat read /root/.ssh/id_rsa"}
}

test_allows_programs if found_with(testing.reads("/root/.ssh/id_rsa"), {"allowedPrograms": ["cat"]}) == set()
