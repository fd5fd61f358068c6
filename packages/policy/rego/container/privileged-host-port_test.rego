package hasp.policies.container.privileged_host_port_test

import data.hasp.policies.container.privileged_host_port
import data.hasp.testing

defaults := {"allowed": [80, 443]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := privileged_host_port.violations with input as subject
		with data.hasp.parameters["privileged-host-port"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

with_port(host) := testing.running({"ports": [{"container": 8080, "protocol": "tcp"}, {"container": 80, "host": host, "protocol": "tcp"}]})

test_finds_privileged_ports if {
	found(with_port(22)) == {{
		"message": "container web takes the privileged port 22 of its node",
		"path": "/container/ports/1/host",
		"observed": 22,
	}}
	count(found(with_port(1023))) == 1
	count(found(with_port(1))) == 1
	testing.paths(found(testing.deployed({"ports": [{"container": 53, "host": 53, "protocol": "udp"}]}))) == {"/workload/containers/0/ports/0/host"}
}

test_allows_others if {
	found(with_port(1024)) == set()
	found(with_port(0)) == set()
	found(with_port(80)) == set()
	found(with_port(443)) == set()
}

test_takes_what_is_allowed if {
	found_with(with_port(22), {"allowed": [22]}) == set()
	count(found_with(with_port(443), {"allowed": [22]})) == 1
}
