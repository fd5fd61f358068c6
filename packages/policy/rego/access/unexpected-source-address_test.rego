package hasp.policies.access.unexpected_source_address_test

import data.hasp.policies.access.unexpected_source_address
import data.hasp.testing

parameters := {"networks": ["10.0.0.0/8", "2001:db8::/32"], "serviceAccounts": false}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "get", "resource": {"group": "", "version": "v1", "resource": "pods"}, "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := unexpected_source_address.violations with input as access(changes)
		with data.hasp.parameters["unexpected-source-address"] as object.union(parameters, changed)
}

test_finds_another_address if {
	found({"sourceIps": ["10.1.2.3", "203.0.113.9"]}, {}) == {{
		"message": "ann uses get on pods shop/web-1 from 203.0.113.9",
		"path": "/access/sourceIps/1",
		"observed": "203.0.113.9",
		"expected": ["10.0.0.0/8", "2001:db8::/32"],
	}}
	count(found({"sourceIps": ["2001:db9::1"]}, {})) == 1
}

test_asks_service_accounts_where_that_is_set if {
	account := {"sourceIps": ["203.0.113.9"], "user": {"name": "system:serviceaccount:a:b", "groups": []}}
	found(account, {}) == set()
	count(found(account, {"serviceAccounts": true})) == 1
}

test_allows_the_others if {
	found({"sourceIps": ["10.1.2.3", "2001:db8::7"]}, {}) == set()
	found({"sourceIps": ["203.0.113.9"]}, {"networks": []}) == set()
}

test_says_so_where_the_address_is_not_told if {
	unknowns := unexpected_source_address.unknowns with input as access({}) with data.hasp.parameters["unexpected-source-address"] as parameters
	unknowns == {{"message": "from where ann comes is not told", "path": "/access"}}
	none := {"networks": [], "serviceAccounts": false}
	unexpected_source_address.unknowns == set() with input as access({}) with data.hasp.parameters["unexpected-source-address"] as none
	unexpected_source_address.unknowns == set() with input as access({"sourceIps": ["10.0.0.1"]}) with data.hasp.parameters["unexpected-source-address"] as parameters
	unexpected_source_address.unknowns == set() with input as access({"user": {"name": "system:node:a", "groups": []}}) with data.hasp.parameters["unexpected-source-address"] as parameters
}
