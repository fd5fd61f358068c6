package hasp.policies.network.callback_service_contacted_test

import data.hasp.policies.network.callback_service_contacted
import data.hasp.testing

found(subject) := violations if {
	violations := callback_service_contacted.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["callback-service-contacted"], changes)
	violations := callback_service_contacted.violations with input as subject
		with data.hasp.parameters["callback-service-contacted"] as parameters
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.asks("x.oast.fun"))}
	messages == {"worker asked for x.oast.fun"}
}

names(subject) := {violation.observed | some violation in found(subject)}

test_finds_each_way_to_name_it if {
	testing.paths(found(testing.asks("x.oast.fun."))) == {"/event/dns/question"}
	testing.paths(found(testing.greets("X.OAST.FUN"))) == {"/event/tls/sni"}
	testing.paths(found(testing.connects({"address": "93.184.215.14", "port": 443, "names": ["x.test", "x.oast.fun"]}))) == {"/event/destination/names"}
	names(testing.asks("a.x.oast.fun")) == {"a.x.oast.fun"}
}

test_leaves_others_alone if {
	found(testing.asks("xx.oast.fun.test")) == set()
	found(testing.asks("api.example.com")) == set()
	found(testing.connects({"address": "93.184.215.14", "port": 443})) == set()
	found_with(testing.asks("x.oast.fun"), {"domains": ["x.test"]}) == set()
}
