package hasp.policies.rbac.service_account_automounts_token_test

import data.hasp.policies.rbac.service_account_automounts_token
import data.hasp.testing

found(changes) := violations if {
	account := object.union({"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "web"}}, changes)
	violations := service_account_automounts_token.violations with input as testing.resource(account)
}

test_finds_an_account_that_mounts_its_token if {
	found({"automountServiceAccountToken": true}) == {{
		"message": "ServiceAccount web has its token mounted into Pods",
		"path": "/object/automountServiceAccountToken",
		"observed": true,
		"expected": false,
	}}
}

test_finds_an_account_that_says_nothing if {
	found({}) == {{
		"message": "ServiceAccount web does not say that its token stays out of Pods",
		"path": "/object",
		"observed": null,
		"expected": false,
	}}
}

test_a_text_is_no_false if {
	testing.paths(found({"automountServiceAccountToken": "false"})) == {"/object/automountServiceAccountToken"}
}

test_leaves_one_that_says_no_alone if {
	found({"automountServiceAccountToken": false}) == set()
}
