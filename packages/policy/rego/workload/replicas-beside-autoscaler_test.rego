package hasp.policies.workload.replicas_beside_autoscaler_test

import data.hasp.policies.workload.replicas_beside_autoscaler
import data.hasp.testing

found(subject) := result if {
	result := replicas_beside_autoscaler.violations with input as subject
}

scaled(phase, changes, autoscalers) := object.union(testing.deployed({}), {"phase": phase, "workload": changes, "related": {"autoscalers": autoscalers}})

test_finds_both if {
	found(scaled("build", {"replicas": 3}, [{"name": "shop"}])) == {{
		"message": "Deployment shop says 3 replicas, which the autoscaler shop sets too",
		"path": "/workload/replicas",
		"observed": 3,
	}}
}

test_allows_one_of_them if {
	found(scaled("build", {}, [{"name": "shop"}])) == set()
	found(scaled("build", {"replicas": 3}, [])) == set()
}

# In the cluster the number is the autoscaler's own.
test_asks_manifests_alone if {
	found(scaled("deploy", {"replicas": 3}, [{"name": "shop"}])) == set()
}
