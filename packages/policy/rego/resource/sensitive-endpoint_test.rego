package hasp.policies.resource.sensitive_endpoint_test

import data.hasp.policies.resource.sensitive_endpoint
import data.hasp.testing

slice(addresses) := testing.resource({
	"apiVersion": "discovery.k8s.io/v1",
	"kind": "EndpointSlice",
	"metadata": {"name": "web"},
	"endpoints": [{"addresses": addresses}],
})

test_finds[address] if {
	some address in [
		"169.254.169.254",
		"127.0.0.1",
		"0.0.0.0",
		"FE80::1",
		"::1",
		"fd00:ec2::254",
		"fd20:ce::254",
		"168.63.129.16",
		"100.100.100.200",
	]
	sensitive_endpoint.violations == {{
		"message": $"EndpointSlice web leads to {address}",
		"path": "/object/endpoints/0/addresses/1",
		"observed": address,
	}} with input as slice(["10.0.0.1", address])
}

test_finds_it_in_the_older_kind if {
	subsets := [{"addresses": [{"ip": "10.0.0.1"}], "notReadyAddresses": [{"ip": "169.254.169.254"}]}, {"addresses": {"ip": "127.0.0.1"}}]
	found := sensitive_endpoint.violations with input as testing.resource({
		"apiVersion": "v1",
		"kind": "Endpoints",
		"metadata": {"name": "web"},
		"subsets": subsets,
	})
	testing.paths(found) == {"/object/subsets/0/notReadyAddresses/0/ip", "/object/subsets/1/addresses/ip"}
}

test_leaves_the_others_alone if {
	count(sensitive_endpoint.violations) == 0 with input as slice(["10.0.0.1", "fd00::1", 5, "1.127.0.1"])
}
