package hasp.policies.network.unknown_host_requested_test

import data.hasp.policies.network.unknown_host_requested
import data.hasp.testing

found(subject) := violations if {
	violations := unknown_host_requested.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["unknown-host-requested"], changes)
	violations := unknown_host_requested.violations with input as subject
		with data.hasp.parameters["unknown-host-requested"] as parameters
}

with_hosts(host) := found_with(testing.request({"host": host}), {"hosts": ["shop.example", "*.shop.example"]})

test_finds_another if {
	testing.paths(with_hosts("evil.test")) == {"/request/host"}
	{violation.message | some violation in with_hosts("evil.test:80")} == {"spiffe://cluster/ns/front/sa/web asked for host evil.test"}
	count(with_hosts("[::1]:80")) == 1
}

test_allows[host] if {
	some host in ["shop.example", "SHOP.example:443", "www.shop.example", "shop.example."]
	with_hosts(host) == set()
}

test_finds_nothing_until_hosts_are_listed if found(testing.request({"host": "evil.test"})) == set()
