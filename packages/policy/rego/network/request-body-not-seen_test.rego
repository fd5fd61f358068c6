package hasp.policies.network.request_body_not_seen_test

import data.hasp.policies.network.request_body_not_seen
import data.hasp.testing

found(subject) := violations if {
	violations := request_body_not_seen.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["request-body-not-seen"], changes)
	violations := request_body_not_seen.violations with input as subject
		with data.hasp.parameters["request-body-not-seen"] as parameters
}

open(subject) := unknowns if {
	unknowns := request_body_not_seen.unknowns with input as subject
}

test_finds[why] if {
	some why, subject in {
		"too long": testing.request({"headers": {"content-length": "104857601"}}),
	}
	testing.paths(found(subject)) == {"/request/headers"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"as long": testing.request({"headers": {"content-length": "104857600"}}),
		"none": testing.request({}),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.request({"headers": {"content-length": "104857601"}}))}
	messages == {"GET /v1/items of spiffe://cluster/ns/front/sa/web has a body of 104857601 bytes"}
}

test_cannot_tell_of_a_cut_body if {
	open(testing.request({"bodyTruncated": true})) == {{"message": "the body of GET /v1/items was not seen whole", "path": "/request"}}
	open(testing.request({"bodyTruncated": false})) == set()
	open(testing.request({})) == set()
	relaxed := request_body_not_seen.unknowns with input as testing.request({"bodyTruncated": true})
		with data.hasp.parameters["request-body-not-seen"] as {"bytes": 1, "whole": false}
	relaxed == set()
}

test_reads_the_settings if count(found_with(testing.request({"headers": {"content-length": "2"}}), {"bytes": 1})) == 1
