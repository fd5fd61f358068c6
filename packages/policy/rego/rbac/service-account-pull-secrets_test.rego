package hasp.policies.rbac.service_account_pull_secrets_test

import data.hasp.policies.rbac.service_account_pull_secrets
import data.hasp.testing

found(names, allowed) := violations if {
	account := {
		"apiVersion": "v1",
		"kind": "ServiceAccount",
		"metadata": {"name": "web"},
		"imagePullSecrets": [{"name": name} | some name in names],
	}
	violations := service_account_pull_secrets.violations with input as testing.resource(account)
		with data.hasp.parameters["service-account-pull-secrets"] as {"allowed": allowed}
}

test_finds_a_secret_that_is_not_allowed if {
	found(["ours", "theirs"], ["ours"]) == {{
		"message": "ServiceAccount web pulls images with the Secret theirs",
		"path": "/object/imagePullSecrets/1",
		"observed": "theirs",
		"expected": ["ours"],
	}}
}

test_allows_every_one_until_told if {
	found(["theirs"], []) == set()
}
