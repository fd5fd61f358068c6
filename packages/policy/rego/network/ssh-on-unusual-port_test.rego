package hasp.policies.network.ssh_on_unusual_port_test

import data.hasp.policies.network.ssh_on_unusual_port
import data.hasp.testing

found(subject) := violations if {
	violations := ssh_on_unusual_port.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"another by name": testing.by(testing.connects({"address": "203.0.113.5", "port": 443, "names": ["other.example"]}), "/usr/bin/ssh"),
		"the web's port": testing.by(testing.connects({"address": "203.0.113.5", "port": 443}), "/usr/bin/ssh"),
	}
	testing.paths(found(subject)) == {"/event/destination"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"its own port": testing.by(testing.connects({"address": "203.0.113.5", "port": 22}), "/usr/bin/ssh"),
		"another program": testing.connects({"address": "203.0.113.5", "port": 443}),
		"GitHub": testing.by(testing.connects({"address": "203.0.113.5", "port": 443, "names": ["ssh.github.com"]}), "/usr/bin/ssh"),
		"in a build": testing.in_build(testing.by(testing.connects({"address": "203.0.113.5", "port": 443}), "/usr/bin/ssh")),
	}
	found(subject) == set()
}
