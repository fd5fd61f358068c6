package hasp.policies.container.host_port_test

import data.hasp.policies.container.host_port
import data.hasp.testing

defaults := {"allowed": []}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := host_port.violations with input as subject
		with data.hasp.parameters["host-port"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

with_ports(ports) := testing.deployed({"ports": ports})

test_finds_ports_of_the_node if {
	found(with_ports([{"container": 80, "protocol": "tcp"}, {"container": 80, "host": 8080, "protocol": "tcp"}])) == {{
		"message": "container web takes port 8080 of its node",
		"path": "/workload/containers/0/ports/1/host",
		"observed": 8080,
	}}
	count(found(with_ports([{"container": 80, "host": 1, "protocol": "udp"}]))) == 1
}

test_allows_others if {
	found(with_ports([{"container": 80, "protocol": "tcp"}])) == set()
	found(with_ports([{"container": 80, "host": 0, "protocol": "tcp"}])) == set()
	found_with(with_ports([{"container": 80, "host": 9100, "protocol": "tcp"}]), {"allowed": [9100]}) == set()
	count(found_with(with_ports([{"container": 80, "host": 9101, "protocol": "tcp"}]), {"allowed": [9100]})) == 1
}

# Publishing a port is how Docker is used.
test_leaves_docker_alone if {
	found(testing.running({"ports": [{"container": 80, "host": 8080, "protocol": "tcp"}]})) == set()
}
