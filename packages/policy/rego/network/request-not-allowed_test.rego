package hasp.policies.network.request_not_allowed_test

import data.hasp.policies.network.request_not_allowed
import data.hasp.testing

found(subject) := violations if {
	violations := request_not_allowed.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["request-not-allowed"], changes)
	violations := request_not_allowed.violations with input as subject
		with data.hasp.parameters["request-not-allowed"] as parameters
}

rules := {"rules": [
	{"labels": {"app": "web"}, "sources": ["spiffe://cluster/ns/front/**"], "methods": ["GET", "HEAD"], "paths": ["/v1/**"]},
	{"namespaces": ["shop"], "sources": ["ops/Deployment/*"]},
	{"labels": {"app": "other"}},
	{"labels": {"app": "open"}, "methods": ["GET"]},
]}

with_rules(subject) := found_with(subject, rules)

test_finds[why] if {
	some why, changes in {
		"another method": {"method": "DELETE"},
		"another path": {"path": "/admin", "pathSegments": ["admin"]},
		"another source": {"source": {"principal": "spiffe://cluster/ns/pay/sa/api", "workload": "pay/Deployment/api"}},
	}
	testing.paths(with_rules(testing.request(changes))) == {"/request/path"}
}

test_says_who if {
	messages := {violation.message | some violation in with_rules(testing.request({"method": "DELETE"}))}
	messages == {"spiffe://cluster/ns/front/sa/web may not DELETE /v1/items"}
}

test_allows[why] if {
	some why, subject in {
		"what a rule says": testing.request({}),
		"another method of it": testing.request({"method": "HEAD"}),
		"whom another rule lets do all": testing.request({"method": "DELETE", "source": {"workload": "ops/Deployment/x"}}),
		"anybody where no source is named": testing.of_workload(testing.request({"source": {"workload": "pay/Deployment/api", "principal": "x"}}), {"namespace": "x", "labels": {"app": "open"}}),
		"a service without rules": testing.of_workload(testing.request({"method": "DELETE"}), {"namespace": "x", "labels": {"app": "db"}}),
	}
	with_rules(subject) == set()
}

test_finds_nothing_until_there_are_rules if found(testing.request({"method": "DELETE"})) == set()
