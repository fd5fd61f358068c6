package hasp.policies.workload.replicas_not_spread_test

import data.hasp.policies.workload.replicas_not_spread
import data.hasp.testing

defaults := {"fromReplicas": 2}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := replicas_not_spread.violations with input as subject
		with data.hasp.parameters["replicas-not-spread"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

replicated(replicas, pod) := object.union(testing.deployed({}), {"workload": {"replicas": replicas, "pod": pod}})

test_finds_what_is_not_spread if {
	found(replicated(2, {})) == {{
		"message": "nothing spreads the 2 replicas of Deployment shop",
		"path": "/workload/pod/topologySpread",
		"observed": [],
	}}
	count(found(replicated(2, {"affinity": {"podAffinity": {}}}))) == 1
}

test_allows_both_ways if {
	found(replicated(2, {"topologySpread": [{"topologyKey": "zone"}]})) == set()
	found(replicated(2, {"affinity": {"podAntiAffinity": {}}})) == set()
	found(replicated(1, {})) == set()
	found_with(replicated(2, {}), {"fromReplicas": 3}) == set()
}
