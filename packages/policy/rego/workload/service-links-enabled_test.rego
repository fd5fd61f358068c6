package hasp.policies.workload.service_links_enabled_test

import data.hasp.policies.workload.service_links_enabled
import data.hasp.testing

found(subject) := result if {
	result := service_links_enabled.violations with input as subject
}

test_finds_it if {
	found(testing.with_pod({"enableServiceLinks": true})) == {{
		"message": "Deployment shop is given the addresses of all Services of its namespace",
		"path": "/workload/pod/enableServiceLinks",
		"observed": true,
		"expected": false,
	}}
	{violation.observed | some violation in found(testing.deployed({}))} == {null}
}

test_allows_it_switched_off if {
	found(testing.with_pod({"enableServiceLinks": false})) == set()
}
