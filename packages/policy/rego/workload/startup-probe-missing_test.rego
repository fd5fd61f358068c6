package hasp.policies.workload.startup_probe_missing_test

import data.hasp.policies.workload.startup_probe_missing
import data.hasp.testing

found(subject) := result if {
	result := startup_probe_missing.violations with input as subject
}

test_finds_what_has_none if {
	found(testing.deployed({"probes": {"liveness": {"exec": ["true"]}}})) == {{
		"message": "container web has a liveness probe and no startup probe",
		"path": "/workload/containers/0/probes/liveness",
		"observed": {"exec": ["true"]},
	}}
}

test_allows_both_and_neither if {
	found(testing.deployed({"probes": {"liveness": {"exec": ["true"]}, "startup": {"exec": ["true"]}}})) == set()
	found(testing.deployed({})) == set()
	found(testing.deployed({"role": "init", "probes": {"liveness": {"exec": ["true"]}}})) == set()
}
