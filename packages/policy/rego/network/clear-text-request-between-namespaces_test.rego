package hasp.policies.network.clear_text_request_between_namespaces_test

import data.hasp.policies.network.clear_text_request_between_namespaces
import data.hasp.testing

found(subject) := violations if {
	violations := clear_text_request_between_namespaces.violations with input as subject
}

plain(changes) := object.union(object.remove(testing.request({}), ["request"]), {"request": object.union(
	object.union(object.remove(testing.request({}).request, ["source"]), {"scheme": "http", "source": {"address": "10.0.0.9", "workload": "front/Deployment/web"}}),
	changes,
)})

test_finds_it_between_namespaces if {
	testing.paths(found(plain({}))) == {"/request/scheme"}
	{violation.message | some violation in found(plain({}))} == {"front/Deployment/web asked for GET /v1/items without TLS"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"TLS": plain({"scheme": "https"}),
		"within a namespace": plain({"source": {"workload": "shop/Deployment/x"}}),
		"a mesh that proved who asks": plain({"source": {"principal": "spiffe://x"}}),
		"a probe": plain({"path": "/healthz", "pathSegments": ["healthz"]}),
		"nobody told from where": testing.from_outside(plain({})),
	}
	found(subject) == set()
}
