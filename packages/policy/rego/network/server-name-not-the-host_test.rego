package hasp.policies.network.server_name_not_the_host_test

import data.hasp.policies.network.server_name_not_the_host
import data.hasp.testing

found(subject) := violations if {
	violations := server_name_not_the_host.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"another": testing.request({"sni": "a.example", "host": "b.example"}),
	}
	testing.paths(found(subject)) == {"/request/sni"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"the same": testing.request({"sni": "Shop.example.", "host": "shop.example:443"}),
		"a mesh's": testing.request({"sni": "outbound_.8080_._.web.shop.svc.cluster.local"}),
		"a mesh's for outside": testing.request({"sni": "outbound_.80_._.pay.example"}),
		"the cluster's": testing.request({"sni": "web.shop.svc.cluster.local"}),
		"not told": testing.request({}),
		"empty": testing.request({"sni": ""}),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.request({"sni": "a.example", "host": "b.example"}))}
	messages == {"spiffe://cluster/ns/front/sa/web connected to a.example and asked for b.example"}
}
