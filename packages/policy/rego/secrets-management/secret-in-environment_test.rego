package hasp.policies.secrets_management.secret_in_environment_test

import data.hasp.policies.secrets_management.secret_in_environment
import data.hasp.testing

found(env) := violations if {
	violations := secret_in_environment.violations with input as testing.deployed({"env": env})
}

test_finds_a_variable_of_a_secret if {
	from := {"kind": "secret", "name": "db", "key": "password"}
	found([{"name": "A", "value": "x"}, {"name": "DB", "from": from}]) == {{
		"message": "container web has key password of Secret db in the variable DB",
		"path": "/workload/containers/0/env/1",
		"observed": from,
	}}
}

test_allows_other_sources if {
	found([{"name": "A", "from": {"kind": "configMap", "name": "c", "key": "k"}}, {"name": "B", "from": {"kind": "field", "key": "metadata.name"}}]) == set()
}
