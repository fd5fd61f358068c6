package hasp.policies.workload.unnamed_port_test

import data.hasp.policies.workload.unnamed_port
import data.hasp.testing

found(subject) := result if {
	result := unnamed_port.violations with input as subject
}

test_finds_it if {
	found(testing.deployed({"ports": [{"name": "http", "container": 80, "protocol": "tcp"}, {"container": 81, "protocol": "tcp"}]})) == {{
		"message": "container web has the port 81 without a name",
		"path": "/workload/containers/0/ports/1",
		"observed": 81,
	}}
	count(found(testing.deployed({"ports": [{"name": "", "container": 81, "protocol": "tcp"}]}))) == 1
}

test_allows_others if {
	found(testing.deployed({"ports": [{"name": "http", "container": 80, "protocol": "tcp"}]})) == set()
	found(testing.deployed({})) == set()
}
