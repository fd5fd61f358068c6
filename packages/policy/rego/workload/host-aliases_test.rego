package hasp.policies.workload.host_aliases_test

import data.hasp.policies.workload.host_aliases
import data.hasp.testing

defaults := {"allowed": []}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := host_aliases.violations with input as subject
		with data.hasp.parameters["host-aliases"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

aliases := testing.with_pod({"hostAliases": [{"ip": "10.0.0.1", "hostnames": []}, {"ip": "10.0.0.9", "hostnames": ["db.example", "api.example"]}]})

test_finds_each_name if {
	found_with(aliases, {"allowed": ["db.example"]}) == {{
		"message": "Deployment shop takes api.example for 10.0.0.9",
		"path": "/workload/pod/hostAliases/1",
		"observed": "api.example",
	}}
	count(found(aliases)) == 2
}

test_allows_none if {
	found(testing.deployed({})) == set()
}
