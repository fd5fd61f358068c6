package hasp.policies.network.production_development_connection_test

import data.hasp.policies.network.production_development_connection
import data.hasp.testing

found(subject) := violations if {
	violations := production_development_connection.violations with input as subject
}

in_production(subject) := testing.in_context(subject, {"environment": "production"})

to(environment) := testing.connects({"address": "10.0.0.5", "port": 80, "workload": "x/Deployment/y", "namespaceLabels": {"environment": environment}})

test_finds_the_other_side if {
	testing.paths(found(in_production(to("dev")))) == {"/event/destination"}
	{violation.message | some violation in found(in_production(to("dev")))} == {"production is connected with dev: x/Deployment/y:80"}
	count(found(testing.of_workload(to("live"), {"labels": {"environment": "qa"}}))) == 1
	count(found(in_production(testing.request({"source": {"labels": {"environment": "test"}}})))) == 1
}

test_allows[why] if {
	some why, subject in {
		"the same side": in_production(to("prod")),
		"neither": in_production(to("staging")),
		"a label before the cluster's word": testing.of_workload(in_production(to("dev")), {"labels": {"environment": "test"}}),
		"nothing told of the other": in_production(testing.connects({"address": "10.0.0.5", "port": 80})),
		"nothing told of itself": to("dev"),
	}
	found(subject) == set()
}
