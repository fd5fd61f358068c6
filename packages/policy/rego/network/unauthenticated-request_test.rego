package hasp.policies.network.unauthenticated_request_test

import data.hasp.policies.network.unauthenticated_request
import data.hasp.testing

found(subject) := violations if {
	violations := unauthenticated_request.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["unauthenticated-request"], changes)
	violations := unauthenticated_request.violations with input as subject
		with data.hasp.parameters["unauthenticated-request"] as parameters
}

sensitive(subject) := testing.of_workload(subject, {"labels": {"data-classification": "secret"}})

nobody := object.union(object.remove(testing.request({}), ["request"]), {"request": object.union(object.remove(testing.request({}).request, ["source"]), {"source": {"address": "10.0.0.9"}})})

test_finds_nobody if {
	testing.paths(found(sensitive(nobody))) == {"/request/source"}
	{violation.message | some violation in found(sensitive(nobody))} == {"GET /v1/items of 10.0.0.9 has no proven name"}
	count(found(testing.in_context(nobody, {"namespace": {"labels": {"authentication": "required"}}}))) == 1
}

test_leaves_alone[why] if {
	some why, subject in {
		"somebody": sensitive(testing.request({})),
		"a token": sensitive(object.union(nobody, {"request": {"source": {"jwt": {"sub": "a"}}}})),
		"a service that is not sensitive": nobody,
		"another value": testing.of_workload(nobody, {"labels": {"data-classification": "public"}}),
		"a probe": sensitive(object.union(nobody, {"request": {"path": "/healthz", "pathSegments": ["healthz"]}})),
	}
	found(subject) == set()
}

test_reads_the_settings if count(found_with(nobody, {"labels": {"app": ["web"]}})) == 1
