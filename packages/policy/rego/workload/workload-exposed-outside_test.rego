package hasp.policies.workload.workload_exposed_outside_test

import data.hasp.policies.workload.workload_exposed_outside
import data.hasp.testing

defaults := {"exposures": ["external", "node"]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := workload_exposed_outside.violations with input as subject
		with data.hasp.parameters["workload-exposed-outside"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

exposed(exposure) := object.union(testing.deployed({}), {"related": {"exposure": exposure}})

test_finds_each_way[exposure] if {
	some exposure in ["external", "node"]
	found(exposed(exposure)) == {{
		"message": $"Deployment shop is reached by {exposure}",
		"path": "/related/exposure",
		"observed": exposure,
	}}
}

test_finds_ports_of_the_node if {
	subject := testing.deployed({"ports": [{"container": 80, "protocol": "tcp"}, {"container": 80, "host": 80, "protocol": "tcp"}]})
	found(subject) == {{
		"message": "Deployment shop is reached by port 80 of its node",
		"path": "/workload/containers/0/ports/1/host",
		"observed": 80,
	}}
	found_with(subject, {"exposures": ["external"]}) == set()
	count(found(testing.deployed({"ports": [{"container": 80, "host": 1, "protocol": "tcp"}]}))) == 1
	found(testing.deployed({"ports": [{"container": 80, "host": 0, "protocol": "tcp"}]})) == set()
}

test_allows_others[exposure] if {
	some exposure in ["none", "cluster"]
	found(exposed(exposure)) == set()
}

test_asks_only_for_what_is_set if {
	found_with(exposed("node"), {"exposures": ["external"]}) == set()
}
