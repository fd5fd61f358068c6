package hasp.policies.network.metadata_address_requested_test

import data.hasp.policies.network.metadata_address_requested
import data.hasp.testing

found(subject) := violations if {
	violations := metadata_address_requested.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"in the query": testing.request({"path": "/fetch?url=http%3A%2F%2F169.254.169.254%2Flatest", "query": {"url": ["http://169.254.169.254/latest"]}}),
		"as the host": testing.request({"host": "Metadata.google.internal"}),
		"as a number": testing.request({"query": {"url": ["http://0xA9FEA9FE/"]}}),
	}
	testing.paths(found(subject)) == {"/request/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"another": testing.request({"query": {"url": ["http://example.com/"]}}),
		"none": testing.request({}),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.request({"query": {"url": ["http://169.254.169.254/"]}}))}
	messages == {"spiffe://cluster/ns/front/sa/web named 169.254.169.254 in GET /v1/items"}
}
