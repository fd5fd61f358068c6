package hasp.policies.network.miner_pool_contacted_test

import data.hasp.policies.network.miner_pool_contacted
import data.hasp.testing

found(subject) := violations if {
	violations := miner_pool_contacted.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["miner-pool-contacted"], changes)
	violations := miner_pool_contacted.violations with input as subject
		with data.hasp.parameters["miner-pool-contacted"] as parameters
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.asks("eu1.nanopool.org"))}
	messages == {"worker asked for the pool of miners eu1.nanopool.org"}
}

names(subject) := {violation.observed | some violation in found(subject)}

test_finds_each_way_to_name_it if {
	testing.paths(found(testing.asks("eu1.nanopool.org."))) == {"/event/dns/question"}
	testing.paths(found(testing.greets("EU1.NANOPOOL.ORG"))) == {"/event/tls/sni"}
	testing.paths(found(testing.connects({"address": "93.184.215.14", "port": 443, "names": ["x.test", "eu1.nanopool.org"]}))) == {"/event/destination/names"}
	names(testing.asks("a.eu1.nanopool.org")) == {"a.eu1.nanopool.org"}
}

test_leaves_others_alone if {
	found(testing.asks("xeu1.nanopool.org.test")) == set()
	found(testing.asks("api.example.com")) == set()
	found(testing.connects({"address": "93.184.215.14", "port": 443})) == set()
	found_with(testing.asks("eu1.nanopool.org"), {"domains": ["x.test"]}) == set()
}
