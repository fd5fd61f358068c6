package hasp.policies.network.tor_contacted_test

import data.hasp.policies.network.tor_contacted
import data.hasp.testing

found(subject) := violations if {
	violations := tor_contacted.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["tor-contacted"], changes)
	violations := tor_contacted.violations with input as subject
		with data.hasp.parameters["tor-contacted"] as parameters
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.asks("abc.onion"))}
	messages == {"worker asked for abc.onion"}
}

names(subject) := {violation.observed | some violation in found(subject)}

test_finds_each_way_to_name_it if {
	testing.paths(found(testing.asks("abc.onion."))) == {"/event/dns/question"}
	testing.paths(found(testing.greets("ABC.ONION"))) == {"/event/tls/sni"}
	testing.paths(found(testing.connects({"address": "93.184.215.14", "port": 443, "names": ["x.test", "abc.onion"]}))) == {"/event/destination/names"}
	names(testing.asks("a.abc.onion")) == {"a.abc.onion"}
}

test_leaves_others_alone if {
	found(testing.asks("xabc.onion.test")) == set()
	found(testing.asks("api.example.com")) == set()
	found(testing.connects({"address": "93.184.215.14", "port": 443})) == set()
	found_with(testing.asks("abc.onion"), {"domains": ["x.test"]}) == set()
}
