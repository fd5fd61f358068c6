package hasp.policies.network.unusual_method_requested_test

import data.hasp.policies.network.unusual_method_requested
import data.hasp.testing

found(subject) := violations if {
	violations := unusual_method_requested.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"one": testing.request({"method": "TRACE"}),
		"in other letters": testing.request({"method": "connect"}),
		"of IIS": testing.request({"method": "DEBUG"}),
		"of old": testing.request({"method": "TRACK"}),
	}
	testing.paths(found(subject)) == {"/request/method"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"an ordinary one": testing.request({"method": "PATCH"}),
		"gRPC": testing.request({"method": "CONNECT", "protocol": "grpc"}),
		"a web socket": testing.request({"method": "CONNECT", "headers": {":protocol": "websocket"}}),
		"one that says its version": testing.request({"method": "CONNECT", "headers": {"sec-websocket-version": "13"}}),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.request({"method": "TRACE"}))}
	messages == {"spiffe://cluster/ns/front/sa/web asked for TRACE /v1/items"}
}
