package hasp.policies.network.graphql_schema_requested_test

import data.hasp.policies.network.graphql_schema_requested
import data.hasp.testing

found(subject) := violations if {
	violations := graphql_schema_requested.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"in the body": testing.from_outside(testing.request({"path": "/graphql", "body": "{\"query\": \"{__schema {types}}\"}"})),
		"in the query": testing.from_outside(testing.request({"path": "/graphql?query={__schema}"})),
	}
	testing.paths(found(subject)) == {"/request/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"a query": testing.from_outside(testing.request({"path": "/graphql", "body": "{\"query\": \"{items {id}}\"}"})),
		"from within": testing.request({"path": "/graphql", "body": "{__schema}"}),
		"another path": testing.from_outside(testing.request({"path": "/x", "body": "{__schema}"})),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.from_outside(testing.request({"path": "/graphql?query={__schema}"})))}
	messages == {"203.0.113.5 asked for the schema of GET /graphql"}
}
