package hasp.policies.network.ambiguous_body_length_test

import data.hasp.policies.network.ambiguous_body_length
import data.hasp.testing

found(subject) := violations if {
	violations := ambiguous_body_length.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"both": testing.request({"headers": {"transfer-encoding": "chunked", "content-length": "4"}}),
		"an odd encoding": testing.request({"headers": {"transfer-encoding": "xchunked"}}),
		"two lengths": testing.request({"headers": {"content-length": "4, 5"}}),
		"a signed length": testing.request({"headers": {"content-length": "+4"}}),
		"no length": testing.request({"headers": {"content-length": ""}}),
	}
	testing.paths(found(subject)) == {"/request/headers"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"a length": testing.request({"headers": {"content-length": "40"}}),
		"chunks": testing.request({"headers": {"transfer-encoding": "Chunked"}}),
		"compressed chunks": testing.request({"headers": {"transfer-encoding": "gzip, chunked"}}),
		"neither": testing.request({}),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.request({"headers": {"transfer-encoding": "chunked", "content-length": "4"}}))}
	messages == {"GET /v1/items of spiffe://cluster/ns/front/sa/web has both Transfer-Encoding and Content-Length"}
}
