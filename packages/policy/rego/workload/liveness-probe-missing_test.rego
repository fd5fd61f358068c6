package hasp.policies.workload.liveness_probe_missing_test

import data.hasp.policies.workload.liveness_probe_missing
import data.hasp.testing

found(subject) := result if {
	result := liveness_probe_missing.violations with input as subject
}

test_finds_what_has_none if {
	found(testing.deployed({"probes": {"readiness": {"exec": ["true"]}}})) == {{
		"message": "container web has no liveness probe",
		"path": "/workload/containers/0/probes",
		"observed": null,
	}}
}

test_allows_a_probe if {
	found(testing.deployed({"probes": {"liveness": {"exec": ["true"]}}})) == set()
}

test_asks_only_what_serves if {
	found(testing.deployed({"role": "init"})) == set()
	found(testing.deployed({"role": "ephemeral"})) == set()
	found(object.union(testing.deployed({}), {"workload": {"kind": "Job"}})) == set()
	found(testing.running({})) == set()
}
