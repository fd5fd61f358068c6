package hasp.policies.workload.probe_port_unknown_test

import data.hasp.policies.workload.probe_port_unknown
import data.hasp.testing

defaults := {"requireDeclared": false}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := probe_port_unknown.violations with input as subject
		with data.hasp.parameters["probe-port-unknown"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

ports := [{"name": "http", "container": 8080, "protocol": "tcp"}, {"container": 9090, "protocol": "tcp"}]

probing(probes) := testing.deployed({"ports": ports, "probes": probes})

test_finds_unknown_names if {
	found(probing({"liveness": {"http": {"port": "web"}}})) == {{
		"message": "the liveness probe of container web asks the port web, which it does not have",
		"path": "/workload/containers/0/probes/liveness/http/port",
		"observed": "web",
		"expected": ["http"],
	}}
	testing.paths(found(probing({"readiness": {"tcp": {"port": "x"}}, "startup": {"http": {"port": "y"}}}))) == {
		"/workload/containers/0/probes/readiness/tcp/port",
		"/workload/containers/0/probes/startup/http/port",
	}
	count(found(testing.deployed({"probes": {"liveness": {"http": {"port": "http"}}}}))) == 1
}

test_allows_known_names_and_numbers if {
	found(probing({"liveness": {"http": {"port": "http"}}})) == set()
	found(probing({"liveness": {"http": {"port": 1}}, "readiness": {"exec": ["true"]}, "startup": {"tcp": {"port": "8080"}}})) == set()
	found(testing.deployed({})) == set()
}

test_asks_for_numbers_where_set if {
	declared := {"requireDeclared": true}
	found_with(probing({"liveness": {"tcp": {"port": "8080"}}}), declared) == set()
	testing.paths(found_with(probing({"liveness": {"tcp": {"port": 1}}, "readiness": {"tcp": {"port": 9090}}}), declared)) == {
		"/workload/containers/0/probes/liveness/tcp/port",
	}
}

test_leaves_ephemeral_containers_out if {
	found(testing.deployed({"role": "ephemeral", "probes": {"liveness": {"http": {"port": "web"}}}})) == set()
}
