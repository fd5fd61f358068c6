package hasp.policies.rbac.service_account_secrets_test

import data.hasp.policies.rbac.service_account_secrets
import data.hasp.testing

found(secrets) := violations if {
	account := {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "web"}, "secrets": secrets}
	violations := service_account_secrets.violations with input as testing.resource(account)
}

test_finds_secrets if {
	found([{"name": "web-token-x2x"}, {"name": "db"}, "tls", {}]) == {
		{"message": "ServiceAccount web lists the Secret db", "path": "/object/secrets/1", "observed": "db"},
		{"message": "ServiceAccount web lists the Secret tls", "path": "/object/secrets/2", "observed": "tls"},
		{"message": "ServiceAccount web lists the Secret ?", "path": "/object/secrets/3", "observed": "?"},
	}
}

test_leaves_the_others_alone if {
	found([]) == set()
	found(null) == set()
}
