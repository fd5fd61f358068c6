package hasp.policies.network.namespace_connection_not_allowed_test

import data.hasp.policies.network.namespace_connection_not_allowed
import data.hasp.testing

found(subject) := violations if {
	violations := namespace_connection_not_allowed.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["namespace-connection-not-allowed"], changes)
	violations := namespace_connection_not_allowed.violations with input as subject
		with data.hasp.parameters["namespace-connection-not-allowed"] as parameters
}

open(subject) := unknowns if {
	unknowns := namespace_connection_not_allowed.unknowns with input as subject
}

rules := {"allowed": [{"from": "front*", "to": "shop", "ports": [8080]}, {"from": "shop", "to": "db"}]}

with_rules(subject) := found_with(subject, rules)

open_with_rules(subject) := unknowns if {
	unknowns := namespace_connection_not_allowed.unknowns with input as subject
		with data.hasp.parameters["namespace-connection-not-allowed"] as rules
}

to(workload) := testing.connects({"address": "10.0.0.5", "port": 5432, "workload": workload})

from(workload, port) := testing.accepts({"address": "10.0.0.5", "port": 40000, "workload": workload}, port)

test_finds[why] if {
	some why, case in {
		"another namespace": [to("pay/Deployment/api"), "/event/destination"],
		"another port": [from("front/Deployment/web", 9090), "/event/source"],
		"the other way round": [from("db/StatefulSet/pg", 8080), "/event/source"],
		"a request": [testing.request({"source": {"address": "10.0.0.9", "workload": "pay/Deployment/api"}}), "/request/source"],
	}
	testing.paths(with_rules(case[0])) == {case[1]}
}

test_says_between_whom if {
	{violation.message | some violation in with_rules(to("pay/Deployment/api"))} == {"namespace shop may not connect to namespace pay at port 5432"}
}

test_allows[why] if {
	some why, subject in {
		"at any port": to("db/StatefulSet/pg"),
		"at its port": from("front-eu/Deployment/web", 8080),
		"within": to("shop/Deployment/other"),
		"a request": testing.request({}),
		"the internet": testing.connects({"address": "203.0.113.5", "port": 443}),
	}
	with_rules(subject) == set()
	open_with_rules(subject) == set()
}

test_cannot_tell_without_the_namespace if {
	untold := testing.connects({"address": "10.0.0.5", "port": 5432, "entity": "cluster"})
	with_rules(untold) == set()
	open_with_rules(untold) == {{"message": "to which namespace 10.0.0.5:5432 belongs was not told", "path": "/event/destination"}}
	open_with_rules(object.remove(untold, ["workload"])) == set()
	open(untold) == set()
}

test_finds_nothing_until_there_are_rules if found(to("pay/Deployment/api")) == set()
