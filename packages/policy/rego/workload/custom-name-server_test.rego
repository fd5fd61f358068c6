package hasp.policies.workload.custom_name_server_test

import data.hasp.policies.workload.custom_name_server
import data.hasp.testing

defaults := {"allowed": []}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := custom_name_server.violations with input as subject
		with data.hasp.parameters["custom-name-server"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

asking(servers) := testing.with_pod({"dnsConfig": {"nameservers": servers}})

test_finds_servers if {
	found_with(asking(["10.0.0.10", "8.8.8.8"]), {"allowed": ["10.0.0.10"]}) == {{
		"message": "Deployment shop asks the name server 8.8.8.8",
		"path": "/workload/pod/dnsConfig/nameservers/1",
		"observed": "8.8.8.8",
	}}
	count(found(asking(["1.1.1.1"]))) == 1
}

test_allows_others if {
	found(testing.with_pod({"dnsConfig": {"options": [{"name": "ndots", "value": "1"}]}})) == set()
	found(testing.deployed({})) == set()
}
