package hasp.policies.network.paste_site_contacted_test

import data.hasp.policies.network.paste_site_contacted
import data.hasp.testing

found(subject) := violations if {
	violations := paste_site_contacted.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["paste-site-contacted"], changes)
	violations := paste_site_contacted.violations with input as subject
		with data.hasp.parameters["paste-site-contacted"] as parameters
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.asks("transfer.sh"))}
	messages == {"worker asked for transfer.sh"}
}

names(subject) := {violation.observed | some violation in found(subject)}

test_finds_each_way_to_name_it if {
	testing.paths(found(testing.asks("transfer.sh."))) == {"/event/dns/question"}
	testing.paths(found(testing.greets("TRANSFER.SH"))) == {"/event/tls/sni"}
	testing.paths(found(testing.connects({"address": "93.184.215.14", "port": 443, "names": ["x.test", "transfer.sh"]}))) == {"/event/destination/names"}
	names(testing.asks("a.transfer.sh")) == {"a.transfer.sh"}
}

test_leaves_others_alone if {
	found(testing.asks("xtransfer.sh.test")) == set()
	found(testing.asks("api.example.com")) == set()
	found(testing.connects({"address": "93.184.215.14", "port": 443})) == set()
	found_with(testing.asks("transfer.sh"), {"domains": ["x.test"]}) == set()
}
