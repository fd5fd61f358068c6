package hasp.policies.network.dynamic_dns_contacted_test

import data.hasp.policies.network.dynamic_dns_contacted
import data.hasp.testing

found(subject) := violations if {
	violations := dynamic_dns_contacted.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["dynamic-dns-contacted"], changes)
	violations := dynamic_dns_contacted.violations with input as subject
		with data.hasp.parameters["dynamic-dns-contacted"] as parameters
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.asks("x.duckdns.org"))}
	messages == {"worker asked for x.duckdns.org"}
}

names(subject) := {violation.observed | some violation in found(subject)}

test_finds_each_way_to_name_it if {
	testing.paths(found(testing.asks("x.duckdns.org."))) == {"/event/dns/question"}
	testing.paths(found(testing.greets("X.DUCKDNS.ORG"))) == {"/event/tls/sni"}
	testing.paths(found(testing.connects({"address": "93.184.215.14", "port": 443, "names": ["x.test", "x.duckdns.org"]}))) == {"/event/destination/names"}
	names(testing.asks("a.x.duckdns.org")) == {"a.x.duckdns.org"}
}

test_leaves_others_alone if {
	found(testing.asks("xx.duckdns.org.test")) == set()
	found(testing.asks("api.example.com")) == set()
	found(testing.connects({"address": "93.184.215.14", "port": 443})) == set()
	found_with(testing.asks("x.duckdns.org"), {"domains": ["x.test"]}) == set()
}
