package hasp.policies.workload.liveness_equals_readiness_test

import data.hasp.policies.workload.liveness_equals_readiness
import data.hasp.testing

found(subject) := result if {
	result := liveness_equals_readiness.violations with input as subject
}

probe := {"http": {"path": "/", "port": 80}}

judged(liveness, readiness) := object.union(
	testing.deployed({"probes": {"liveness": probe, "readiness": probe}}),
	{"object": {"spec": {"template": {"spec": {"containers": [{"livenessProbe": liveness, "readinessProbe": readiness}]}}}}},
)

test_finds_equal_ones if {
	found(judged({"httpGet": {}}, {"httpGet": {}})) == {{
		"message": "container web has the same liveness and readiness probe",
		"path": "/workload/containers/0/probes/liveness",
		"observed": probe,
	}}
	count(found(testing.deployed({"probes": {"liveness": probe, "readiness": probe}}))) == 1
}

test_allows_other_thresholds if {
	found(judged({"httpGet": {}, "failureThreshold": 10}, {"httpGet": {}})) == set()
}

test_follows_pointers_with_escapes if {
	written := {"livenessProbe": {"periodSeconds": 1}, "readinessProbe": {}}
	subject := testing.deployed({"at": "/spec/a~1b/c~0d", "probes": {"liveness": probe, "readiness": probe}})
	found(object.union(subject, {"object": {"spec": {"a/b": {"c~d": written}}}})) == set()
	count(found(object.union(subject, {"object": {"spec": {"a/b": {}}}}))) == 1
}

test_allows_different_ones if {
	found(testing.deployed({"probes": {"liveness": probe, "readiness": {"exec": ["true"]}}})) == set()
	found(testing.deployed({"probes": {"liveness": probe}})) == set()
	found(testing.deployed({})) == set()
	found(testing.deployed({"role": "ephemeral", "probes": {"liveness": probe, "readiness": probe}})) == set()
}
