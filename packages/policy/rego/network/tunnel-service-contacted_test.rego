package hasp.policies.network.tunnel_service_contacted_test

import data.hasp.policies.network.tunnel_service_contacted
import data.hasp.testing

found(subject) := violations if {
	violations := tunnel_service_contacted.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["tunnel-service-contacted"], changes)
	violations := tunnel_service_contacted.violations with input as subject
		with data.hasp.parameters["tunnel-service-contacted"] as parameters
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.asks("x.trycloudflare.com"))}
	messages == {"worker asked for x.trycloudflare.com"}
}

names(subject) := {violation.observed | some violation in found(subject)}

test_finds_each_way_to_name_it if {
	testing.paths(found(testing.asks("x.trycloudflare.com."))) == {"/event/dns/question"}
	testing.paths(found(testing.greets("X.TRYCLOUDFLARE.COM"))) == {"/event/tls/sni"}
	testing.paths(found(testing.connects({"address": "93.184.215.14", "port": 443, "names": ["x.test", "x.trycloudflare.com"]}))) == {"/event/destination/names"}
	names(testing.asks("a.x.trycloudflare.com")) == {"a.x.trycloudflare.com"}
}

test_leaves_others_alone if {
	found(testing.asks("xx.trycloudflare.com.test")) == set()
	found(testing.asks("api.example.com")) == set()
	found(testing.connects({"address": "93.184.215.14", "port": 443})) == set()
	found_with(testing.asks("x.trycloudflare.com"), {"domains": ["x.test"]}) == set()
}
