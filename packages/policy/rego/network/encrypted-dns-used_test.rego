package hasp.policies.network.encrypted_dns_used_test

import data.hasp.policies.network.encrypted_dns_used
import data.hasp.testing

found(subject) := violations if {
	violations := encrypted_dns_used.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["encrypted-dns-used"], changes)
	violations := encrypted_dns_used.violations with input as subject
		with data.hasp.parameters["encrypted-dns-used"] as parameters
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.asks("dns.google"))}
	messages == {"worker asked the DNS over HTTPS of dns.google"}
}

names(subject) := {violation.observed | some violation in found(subject)}

test_finds_each_way_to_name_it if {
	testing.paths(found(testing.asks("dns.google."))) == {"/event/dns/question"}
	testing.paths(found(testing.greets("DNS.GOOGLE"))) == {"/event/tls/sni"}
	testing.paths(found(testing.connects({"address": "93.184.215.14", "port": 443, "names": ["x.test", "dns.google"]}))) == {"/event/destination/names"}
	names(testing.asks("a.dns.google")) == {"a.dns.google"}
}

test_leaves_others_alone if {
	found(testing.asks("xdns.google.test")) == set()
	found(testing.asks("api.example.com")) == set()
	found(testing.connects({"address": "93.184.215.14", "port": 443})) == set()
	found_with(testing.asks("dns.google"), {"domains": ["x.test"]}) == set()
}
