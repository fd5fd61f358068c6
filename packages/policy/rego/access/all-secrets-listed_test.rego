package hasp.policies.access.all_secrets_listed_test

import data.hasp.policies.access.all_secrets_listed
import data.hasp.testing

parameters := {"allowed": ["oncall"], "serviceAccounts": false}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "list", "resource": {"group": "", "version": "v1", "resource": "secrets"}, "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := all_secrets_listed.violations with input as access(changes)
		with data.hasp.parameters["all-secrets-listed"] as object.union(parameters, changed)
}

test_finds_a_list_of_all if {
	found({}, {}) == {{"message": "ann lists the Secrets of every namespace", "path": "/access/user", "observed": "ann"}}
	count(found({"verb": "watch", "namespace": ""}, {})) == 1
}

test_asks_service_accounts_where_that_is_set if {
	account := {"user": {"name": "system:serviceaccount:a:b", "groups": []}}
	found(account, {}) == set()
	count(found(account, {"serviceAccounts": true})) == 1
	found({"user": {"name": "system:kube-controller-manager", "groups": []}}, {"serviceAccounts": true}) == set()
}

test_allows_the_others if {
	found({"namespace": "shop"}, {}) == set()
	found({"verb": "get"}, {}) == set()
	found({"resource": {"resource": "pods"}}, {}) == set()
	found({"code": 403}, {}) == set()
	found({"user": {"name": "oncall", "groups": []}}, {}) == set()
}
