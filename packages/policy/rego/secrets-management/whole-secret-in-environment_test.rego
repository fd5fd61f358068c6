package hasp.policies.secrets_management.whole_secret_in_environment_test

import data.hasp.policies.secrets_management.whole_secret_in_environment
import data.hasp.testing

found(sources) := violations if {
	violations := whole_secret_in_environment.violations with input as testing.deployed({"envFrom": sources})
}

test_finds_a_whole_secret if {
	found([{"kind": "configMap", "name": "c"}, {"kind": "secret", "name": "db"}]) == {{
		"message": "container web has every key of Secret db as a variable",
		"path": "/workload/containers/0/envFrom/1",
		"observed": {"kind": "secret", "name": "db"},
	}}
}

test_allows_a_config_map if {
	found([{"kind": "configMap", "name": "c"}]) == set()
}
