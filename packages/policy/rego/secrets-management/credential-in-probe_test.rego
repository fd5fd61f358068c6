package hasp.policies.secrets_management.credential_in_probe_test

import data.hasp.policies.secrets_management.credential_in_probe
import data.hasp.testing

plain := {"suffixes": ["PASSWORD", "TOKEN", "SECRET", "SECRET_KEY"], "prefixes": ["AKIA", "ghp_"], "minimumLength": 4, "allowedNames": ["PUBLIC_TOKEN"]}

subject(changes) := testing.deployed(changes)

found(changes) := violations if {
	violations := credential_in_probe.violations with input as subject(changes) with data.hasp.parameters["plain-secret-env"] as plain
}

test_finds_a_password_of_a_command if {
	found({"probes": {"liveness": {"exec": ["sh", "-c", "mysqladmin --password=hunter22 ping"]}}}) == {{
		"message": "container web has what its name calls a secret in its probes liveness",
		"path": "/workload/containers/0/probes/liveness",
		"observed": "(redacted)",
	}}
	testing.paths(found({"lifecycle": {"preStop": {"exec": ["curl", "https://u:hunter22@h"]}}})) == {"/workload/containers/0/lifecycle/preStop"}
	testing.paths(found({"probes": {"startup": {"http": {"port": 80, "path": "/ready?x=1&token=abcdefgh"}}}})) == {"/workload/containers/0/probes/startup"}
}

test_allows[why] if {
	some why, handler in {
		"a variable": {"exec": ["mysqladmin", "--password=$PASSWORD"]},
		"no credential": {"exec": ["pg_isready", "-U", "=x", "app"]},
		"a path": {"http": {"port": 80, "path": "/healthz?verbose=true"}},
		"a public one": {"exec": ["--PUBLIC_TOKEN=abcdefgh"]},
		"a port": {"tcp": {"port": 80}},
	}
	found({"probes": {"liveness": handler}}) == set()
}

test_says_so_where_it_is_too_long if {
	long := concat("", ["password=hunter2 " | some _ in numbers.range(1, 482)])
	every handler in [{"exec": [long]}, {"http": {"port": 80, "path": long}}] {
		changes := {"probes": {"readiness": handler}}
		found(changes) == set()
		unknowns := credential_in_probe.unknowns with input as subject(changes)
		unknowns == {{
			"code": "SECRETS_INCOMPLETE",
			"message": "the probes readiness of container web were not searched for credentials: they are longer than 8192 characters",
			"path": "/workload/containers/0/probes/readiness",
		}}
	}
	hook := {"lifecycle": {"preStop": {"exec": [substring(long, 0, 8193)]}}}
	count(found(hook)) == 0
	of_a_hook := credential_in_probe.unknowns with input as subject(hook)
	testing.paths(of_a_hook) == {"/workload/containers/0/lifecycle/preStop"}
	fits := {"lifecycle": {"postStart": {"exec": [substring(long, 0, 8192)]}}}
	credential_in_probe.unknowns == set() with input as subject(fits)
	count(found(fits)) == 1
	path_fits := {"probes": {"liveness": {"http": {"port": 80, "path": replace(substring(long, 0, 8192), " ", "&")}}}}
	count(found(path_fits)) == 1
}
