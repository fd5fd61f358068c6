package hasp.policies.workload.ingress_network_policy_missing_test

import data.hasp.policies.workload.ingress_network_policy_missing
import data.hasp.testing

found(subject) := result if {
	result := ingress_network_policy_missing.violations with input as subject
}

unsure(subject) := result if {
	result := ingress_network_policy_missing.unknowns with input as subject
}

selected_by(policies, complete) := object.union(testing.deployed({}), {"related": {"complete": complete, "networkPolicies": policies}})

test_finds_what_none_is_about if {
	found(selected_by([{"name": "other", "ingress": false, "egress": true}], true)) == {{
		"message": "no network policy is about the ingress of Deployment shop",
		"path": "/related/networkPolicies",
		"observed": ["other"],
	}}
	count(found(selected_by([], true))) == 1
	unsure(selected_by([], true)) == set()
}

test_allows_a_policy if {
	found(selected_by([{"name": "a", "ingress": false, "egress": true}, {"name": "b", "ingress": true, "egress": false}], true)) == set()
	unsure(selected_by([{"name": "b", "ingress": true, "egress": false}], false)) == set()
	found(object.union(selected_by([], true), {"workload": {"pod": {"hostNetwork": true}}})) == set()
	found(testing.deployed({})) == set()
	count(unsure(testing.deployed({}))) == 1
}

test_says_where_it_cannot_tell if {
	found(selected_by([], false)) == set()
	unsure(selected_by([], false)) == {{
		"code": "RELATED_INCOMPLETE",
		"message": "whether a network policy is about the ingress of Deployment shop could not be told",
		"path": "/related/networkPolicies",
	}}
}
