package hasp.policies.workload.too_few_replicas_test

import data.hasp.policies.workload.too_few_replicas
import data.hasp.testing

defaults := {"minimum": 2, "kinds": ["Deployment", "DeploymentConfig", "ReplicaSet", "ReplicationController", "Rollout"]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := too_few_replicas.violations with input as subject
		with data.hasp.parameters["too-few-replicas"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

unsure(subject) := unsure_with(subject, {})

unsure_with(subject, changes) := result if {
	result := too_few_replicas.unknowns with input as subject
		with data.hasp.parameters["too-few-replicas"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

replicated(changes, related) := object.union(testing.deployed({}), {"workload": changes, "related": object.union({"source": "cluster", "complete": true, "autoscalers": []}, related)})

test_finds_too_few if {
	found(replicated({"replicas": 1}, {})) == {{
		"message": "Deployment shop has 1 replicas, fewer than 2",
		"path": "/workload/replicas",
		"observed": 1,
		"expected": 2,
	}}
	count(found(replicated({}, {}))) == 1
	found(testing.deployed({})) == set()
	count(unsure(testing.deployed({}))) == 1
}

test_allows_enough_and_none if {
	found(replicated({"replicas": 2}, {})) == set()
	found(replicated({"replicas": 0}, {})) == set()
	count(found_with(replicated({"replicas": 2}, {}), {"minimum": 3})) == 1
}

test_asks_only_these_kinds if {
	found(replicated({"kind": "DaemonSet"}, {})) == set()
	found(replicated({"kind": "StatefulSet"}, {})) == set()
	count(found_with(replicated({"kind": "StatefulSet"}, {}), {"kinds": ["StatefulSet"]})) == 1
}

test_asks_autoscalers if {
	found(replicated({}, {"autoscalers": [{"name": "a", "minReplicas": 1}, {"name": "b", "minReplicas": 2}]})) == set()
	count(found(replicated({}, {"autoscalers": [{"name": "a", "minReplicas": 1}]}))) == 1
	count(found(replicated({}, {"autoscalers": [{"name": "a"}]}))) == 1
	found_with(replicated({}, {"autoscalers": [{"name": "a"}]}), {"minimum": 1}) == set()
}

test_says_where_it_cannot_tell if {
	open := replicated({}, {"complete": false})
	found(open) == set()
	unsure(open) == {{
		"code": "RELATED_INCOMPLETE",
		"message": "whether an autoscaler gives Deployment shop more than 1 replicas could not be told",
		"path": "/related/autoscalers",
	}}
	unsure(replicated({}, {})) == set()
	unsure(replicated({"replicas": 2}, {"complete": false})) == set()
	unsure(replicated({}, {"complete": false, "autoscalers": [{"name": "b", "minReplicas": 2}]})) == set()
}
