package hasp.policies.container.ssh_port_exposed_test

import data.hasp.policies.container.ssh_port_exposed
import data.hasp.testing

defaults := {"ports": [22]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := ssh_port_exposed.violations with input as subject
		with data.hasp.parameters["ssh-port-exposed"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

with_port(number, protocol) := {"ports": [{"container": 80, "protocol": "tcp"}, {"container": number, "protocol": protocol}]}

test_finds_ssh if {
	found(testing.deployed(with_port(22, "tcp"))) == {{
		"message": "container web exposes port 22, on which SSH is offered",
		"path": "/workload/containers/0/ports/1/container",
		"observed": 22,
	}}
	testing.paths(found(testing.running(with_port(22, "tcp")))) == {"/container/ports/1/container"}
}

test_allows_others if {
	found(testing.deployed(with_port(22, "udp"))) == set()
	found(testing.deployed(with_port(2222, "tcp"))) == set()
	count(found_with(testing.deployed(with_port(2222, "tcp")), {"ports": [2222]})) == 1
}
