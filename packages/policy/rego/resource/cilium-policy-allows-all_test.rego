package hasp.policies.resource.cilium_policy_allows_all_test

import data.hasp.policies.resource.cilium_policy_allows_all
import data.hasp.testing

found(changes) := violations if {
	policy := object.union(testing.with_spec("cilium.io/v2", "CiliumNetworkPolicy", {}), {"object": changes})
	violations := cilium_policy_allows_all.violations with input as policy
}

test_finds_everyone[name] if {
	some name, place in {
		"fromEntities": ["ingress", "world"],
		"fromCIDR": ["ingress", "0.0.0.0/0"],
		"toEntities": ["egress", "all"],
		"toCIDR": ["egress", "::/0"],
	}
	found({"spec": {place[0]: [{name: ["cluster", place[1]]}]}}) == {{
		"message": $"CiliumNetworkPolicy web allows {place[0]} with {place[1]}",
		"path": $"/object/spec/{place[0]}/0/{name}/1",
		"observed": place[1],
	}}
}

test_finds_it_in_a_list_of_specs if {
	testing.paths(found({"specs": [{}, {"egress": [{"toEntities": ["world"]}]}]})) == {"/object/specs/1/egress/0/toEntities/0"}
}

test_leaves_the_others_alone if {
	found({"spec": {"ingress": [{"fromEntities": ["cluster", "host", 5]}], "egress": [{"toCIDR": ["10.0.0.0/8"]}]}}) == set()
}
