package hasp.policies.workload.host_network_without_cluster_dns_test

import data.hasp.policies.workload.host_network_without_cluster_dns
import data.hasp.testing

found(subject) := result if {
	result := host_network_without_cluster_dns.violations with input as subject
}

test_finds_it if {
	found(testing.with_pod({"hostNetwork": true, "dnsPolicy": "ClusterFirst"})) == {{
		"message": "Deployment shop is in the host's network with the DNS policy ClusterFirst",
		"path": "/workload/pod/dnsPolicy",
		"observed": "ClusterFirst",
		"expected": "ClusterFirstWithHostNet",
	}}
	count(found(testing.with_pod({"hostNetwork": true}))) == 1
}

test_allows_others[policy] if {
	some policy in ["ClusterFirstWithHostNet", "Default", "None"]
	found(testing.with_pod({"hostNetwork": true, "dnsPolicy": policy})) == set()
}

test_allows_a_network_of_its_own if {
	found(testing.deployed({})) == set()
	found(testing.with_pod({"hostNetwork": false})) == set()
}
