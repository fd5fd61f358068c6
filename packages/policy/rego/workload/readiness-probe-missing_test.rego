package hasp.policies.workload.readiness_probe_missing_test

import data.hasp.policies.workload.readiness_probe_missing
import data.hasp.testing

found(subject) := result if {
	result := readiness_probe_missing.violations with input as subject
}

ports := [{"container": 8080, "protocol": "tcp"}]

test_finds_what_has_none if {
	found(testing.deployed({"ports": ports, "probes": {"liveness": {"exec": ["true"]}}})) == {{
		"message": "container web offers ports and has no readiness probe",
		"path": "/workload/containers/0/probes",
		"observed": null,
	}}
}

test_allows_a_probe_and_what_offers_nothing if {
	found(testing.deployed({"ports": ports, "probes": {"readiness": {"exec": ["true"]}}})) == set()
	found(testing.deployed({})) == set()
}

test_asks_only_what_serves if {
	found(testing.deployed({"ports": ports, "role": "sidecar"})) == set()
	found(object.union(testing.deployed({"ports": ports}), {"workload": {"kind": "CronJob"}})) == set()
}
