package hasp.policies.network.kubernetes_api_contacted_test

import data.hasp.policies.network.kubernetes_api_contacted
import data.hasp.testing

found(subject) := violations if {
	violations := kubernetes_api_contacted.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["kubernetes-api-contacted"], changes)
	violations := kubernetes_api_contacted.violations with input as subject
		with data.hasp.parameters["kubernetes-api-contacted"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"without a workload": object.remove(testing.connects({"address": "10.96.0.1", "port": 443, "entity": "apiserver"}), ["workload"]),
		"by its entity": testing.connects({"address": "10.96.0.1", "port": 443, "entity": "apiserver"}),
		"by its Service": testing.connects({"address": "10.96.0.1", "port": 443, "service": "default/kubernetes"}),
		"by its name": testing.connects({"address": "10.96.0.1", "port": 443, "names": ["Kubernetes.default.svc."]}),
	}
	testing.paths(found(subject)) == {"/event/destination"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"another": testing.connects({"address": "10.96.0.2", "port": 443, "entity": "cluster", "service": "shop/api"}),
		"another by name": testing.connects({"address": "10.96.0.2", "port": 443, "names": ["kubernetes.example.com"]}),
		"the node": testing.on_node(testing.connects({"address": "10.96.0.1", "port": 443, "entity": "apiserver"})),
		"the cluster's own": testing.of_workload(testing.connects({"address": "10.96.0.1", "port": 443, "entity": "apiserver"}), {"namespace": "kube-system"}),
		"in a build": testing.in_build(testing.connects({"address": "10.96.0.1", "port": 443, "entity": "apiserver"})),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.connects({"address": "10.96.0.1", "port": 443, "entity": "apiserver"}))}
	messages == {"worker connected to the Kubernetes API at 10.96.0.1:443"}
}

test_allows_images if {
	found_with(testing.connects({"address": "10.96.0.1", "port": 443, "entity": "apiserver"}), {"allowedImages": ["docker.io/library/web"]}) == set()
	count(found_with(testing.connects({"address": "10.96.0.1", "port": 443, "entity": "apiserver"}), {"allowedImages": ["docker.io/library/we"]})) == 1
}
