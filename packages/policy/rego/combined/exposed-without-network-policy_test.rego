package hasp.policies.combined.exposed_without_network_policy_test

import data.hasp.policies.combined.exposed_without_network_policy
import data.hasp.testing

subject(related) := object.union(testing.deployed({}), {"related": object.union({"source": "cluster", "complete": true, "exposure": "external", "networkPolicies": []}, related)})

found(related) := violations if {
	violations := exposed_without_network_policy.violations with input as subject(related)
		with data.hasp.parameters["exposed-without-network-policy"] as {"directions": ["ingress"]}
}

open(related) := unknowns if {
	unknowns := exposed_without_network_policy.unknowns with input as subject(related)
		with data.hasp.parameters["exposed-without-network-policy"] as {"directions": ["ingress"]}
}

egress := {"name": "e", "ingress": false, "egress": true}

test_finds_both_together if {
	found({"networkPolicies": [egress]}) == {{
		"message": "Deployment shop is reached from outside, and no network policy is about its ingress",
		"path": "/related/networkPolicies",
		"observed": ["e"],
	}}
}

test_allows_the_others if {
	found({"networkPolicies": [egress, {"name": "i", "ingress": true, "egress": false}]}) == set()
	found({"exposure": "cluster"}) == set()
	found({"complete": false}) == set()
}

test_says_so_where_policies_may_be_missing if {
	open({"complete": false}) == {{
		"code": "RELATED_INCOMPLETE",
		"message": "whether a network policy is about the ingress of Deployment shop, which may be reached from outside, could not be told",
		"path": "/related/networkPolicies",
	}}
	open({}) == set()
	open({"complete": false, "exposure": "none"}) == set()
	open({"complete": false, "networkPolicies": [{"name": "i", "ingress": true, "egress": false}]}) == set()
}

test_says_so_where_nothing_was_sent[why] if {
	some why, related in {
		"no policies": {"exposure": "external", "complete": true},
		"no exposure": {"networkPolicies": [egress], "complete": false},
		"nothing": {},
	}
	one := object.union(testing.deployed({}), {"related": related})
	count(exposed_without_network_policy.unknowns) == 1 with input as one
		with data.hasp.parameters["exposed-without-network-policy"] as {"directions": ["ingress"]}
	exposed_without_network_policy.violations == set() with input as one
		with data.hasp.parameters["exposed-without-network-policy"] as {"directions": ["ingress"]}
}
