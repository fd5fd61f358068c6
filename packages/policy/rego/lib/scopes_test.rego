package hasp.lib.scopes_test

import data.hasp.lib.scopes
import data.hasp.testing

policies := {
	"p": {"severity": "medium", "enforcement": {"deploy": "warn", "run": "enforce"}},
	"limited": {"severity": "low", "enforcement": {"deploy": "enforce"}, "include": {"namespaces": ["prod-*"]}},
	"by-image": {"severity": "low", "enforcement": {"deploy": "enforce"}, "include": {"images": ["quay.io/**"]}},
	"by-owner": {"severity": "low", "enforcement": {"deploy": "enforce"}, "include": {"names": ["boss"]}},
}

# The first of the list is the narrowest; what has no match means everything.
settings(list) := {
	"policies": policies,
	"parameters": {"p": {"limit": 1, "names": ["a"], "off": false}},
	"scopes": {
		"list": {$"{i}": object.union({"name": $"s{i}", "rank": [i, 0], "match": {}, "policies": {}}, scope) | some i, scope in list},
		"keys": {"any": {"": [$"{i}" | some i, _ in list]}},
	},
}

off := {"p": {"enforcement": {"deploy": "off"}}}

audit := {"p": {"enforcement": {"deploy": "audit"}}}

enforce := {"p": {"enforcement": {"deploy": "enforce"}}}

shop := testing.workload([
	testing.container({"name": "web"}),
	testing.container({"name": "side", "image": {"registry": "quay.io", "repository": "mesh/proxy", "tag": "2"}}),
])

# Labels that could not be asked for: they may be these.
perhaps := {"namespaceLabels": {"tier": ["prod"]}}

mode(list, policy, place) := result if {
	result := scopes.mode(policy, place) with input as shop with data.hasp.settings as settings(list)
}

test_takes_the_mode_of_the_narrowest_scope_that_says_one[why] if {
	some why, case in {
		"none": {"scopes": [], "mode": ["warn", ""]},
		"one": {"scopes": [{"policies": audit}], "mode": ["audit", "s0"]},
		"the narrower of two": {"scopes": [{"policies": enforce}, {"policies": audit}], "mode": ["enforce", "s0"]},
		"the wider, where the narrower says nothing of it": {
			"scopes": [{"policies": {"p": {"severity": "low"}}}, {"policies": {"other": enforce.p}}, {"policies": audit}],
			"mode": ["audit", "s2"],
		},
		"none of another phase": {"scopes": [{"policies": {"p": {"enforcement": {"run": "off"}}}}], "mode": ["warn", ""]},
		"none of another subject": {"scopes": [{"match": {"names": ["other"]}, "policies": off}], "mode": ["warn", ""]},
		"none that is not certain": {"scopes": [{"match": perhaps, "policies": off}, {"policies": audit}], "mode": ["audit", "s1"]},
		"none of another container": {"scopes": [{"match": {"containers": ["side"]}, "policies": off}], "mode": ["warn", ""]},
		"none that is graver for another container": {"scopes": [{"match": {"containers": ["side"]}, "policies": enforce}], "mode": ["warn", ""]},
		"that of the container": {"scopes": [{"match": {"containers": ["web"]}, "policies": off}], "mode": ["off", "s0"]},
	}
	mode(case.scopes, "p", "0") == case.mode
}

test_is_off_outside_of_what_is_included[why] if {
	some why, case in {
		"outside": {"policy": "limited", "place": "0", "mode": ["off", "include"]},
		"the image of another container": {"policy": "by-image", "place": "0", "mode": ["off", "include"]},
		"the image": {"policy": "by-image", "place": "1", "mode": ["enforce", ""]},
		"the whole, of which a part is within": {"policy": "by-image", "place": "subject", "mode": ["enforce", ""]},
	}
	mode([], case.policy, case.place) == case.mode
}

# Where it cannot be told that a subject lies outside, it is within.
test_is_within_where_its_owner_could_not_be_asked_for[verified] if {
	some verified, case in {
		"unasked": {"top": {}, "mode": "enforce"},
		"contradicted": {"top": {"verified": false}, "mode": "off"},
		"confirmed": {"top": {"verified": true}, "mode": "enforce"},
	}
	one := object.union(shop, {"workload": {"top": object.union({"kind": "Deployment", "name": "boss"}, case.top)}})
	result := scopes.mode("by-owner", "0") with input as one with data.hasp.settings as settings([])
	result[0] == case.mode
}

test_is_off_in_a_phase_that_the_policy_does_not_have if {
	result := scopes.mode("limited", "0") with input as object.union(shop, {"phase": "run", "workload": {"namespace": "prod-1"}})
		with data.hasp.settings as settings([])
	result == ["off", ""]
}

test_takes_the_severity_of_the_narrowest_scope_that_says_one if {
	list := [
		{"policies": enforce},
		{"match": perhaps, "policies": {"p": {"severity": "critical"}}},
		{"match": {"containers": ["side"]}, "policies": {"p": {"severity": "high"}}},
		{"policies": {"p": {"severity": "low"}}},
	]
	severities := {place: severity |
		some place in ["0", "1", "subject"]
		severity := scopes.severity("p", place) with input as shop with data.hasp.settings as settings(list)
	}
	severities == {"0": "low", "1": "high", "subject": "low"}
	without := scopes.severity("p", "0") with input as shop with data.hasp.settings as settings([])
	without == "medium"
}

test_takes_each_parameter_of_the_narrowest_scope_that_gives_it if {
	list := [
		{"policies": {"p": {"parameters": {"limit": 2, "unheard": 3}}}},
		{"match": perhaps, "policies": {"p": {"parameters": {"names": ["unsure"]}}}},
		{"match": {"containers": ["side"]}, "policies": {"p": {"parameters": {"names": ["of one container"]}}}},
		{"match": {"containers": ["side", "web"]}, "policies": {"p": {"parameters": {"limit": 4, "names": []}}}},
		{"policies": {"other": {"parameters": {"off": true}}}},
	]
	result := scopes.parameters("p") with input as shop with data.hasp.settings as settings(list)
	result == {"limit": 2, "names": [], "off": false}
	without := scopes.parameters("p") with input as shop with data.hasp.settings as settings([])
	without == {"limit": 1, "names": ["a"], "off": false}
}

test_takes_a_value_that_is_false_from_a_scope if {
	list := [{"policies": {"p": {"parameters": {"limit": false}}}}]
	result := scopes.parameters("p") with input as shop with data.hasp.settings as settings(list)
	result.limit == false
}

graver(list, place) := names if {
	found := scopes.graver("p", place) with input as shop with data.hasp.settings as settings(list)
	names := [[one.scope, one.mode, one.reason[0]] | some one in found]
}

test_says_which_scopes_may_make_a_policy_graver[why] if {
	some why, case in {
		"one": {"scopes": [{"match": perhaps, "policies": enforce}], "graver": [["s0", "enforce", "NAMESPACE_UNKNOWN"]]},
		"over a certain scope": {
			"scopes": [{"match": perhaps, "policies": enforce}, {"policies": off}],
			"graver": [["s0", "enforce", "NAMESPACE_UNKNOWN"]],
		},
		"over a narrower scope that means another container": {
			"scopes": [{"match": {"containers": ["side"]}, "policies": off}, {"match": perhaps, "policies": enforce}],
			"graver": [["s1", "enforce", "NAMESPACE_UNKNOWN"]],
		},
		"over a narrower scope that says nothing of the mode": {
			"scopes": [{"policies": {"p": {"severity": "low"}}}, {"match": perhaps, "policies": enforce}],
			"graver": [["s1", "enforce", "NAMESPACE_UNKNOWN"]],
		},
		"over a narrower scope that is not certain": {
			"scopes": [{"match": perhaps, "policies": off}, {"match": perhaps, "policies": enforce}],
			"graver": [["s1", "enforce", "NAMESPACE_UNKNOWN"]],
		},
		"by recording what is off": {
			"scopes": [{"match": perhaps, "policies": audit}, {"policies": off}],
			"graver": [["s0", "audit", "NAMESPACE_UNKNOWN"]],
		},
		"not over a narrower scope that is certain": {"scopes": [{"policies": off}, {"match": perhaps, "policies": enforce}], "graver": []},
		"not to what is no graver": {
			"scopes": [{"match": perhaps, "policies": audit}, {"match": perhaps, "policies": {"p": {"enforcement": {"deploy": "warn"}}}}],
			"graver": [],
		},
		"not for certain": {"scopes": [{"policies": enforce}], "graver": []},
		"not in another phase": {"scopes": [{"match": perhaps, "policies": {"p": {"enforcement": {"run": "enforce"}}}}], "graver": []},
		"not elsewhere": {
			"scopes": [{"match": object.union(perhaps, {"containers": ["side"]}), "policies": enforce}],
			"graver": [],
		},
	}
	graver(case.scopes, "0") == case.graver
}

gone(effect) := {"problems": {"FILE_UNREADABLE": {"deploy": effect}}}

effect(list, path) := result if {
	result := scopes.effect("FILE_UNREADABLE", path) with input as shop with data.hasp.settings as settings(list)
}

# A dummy container of another image must not make a scope by image say nothing of the one that it means.
test_lets_a_scope_by_image_weigh_the_problems_of_its_containers if {
	list := [object.union(gone("deny"), {"match": {"images": ["quay.io/**"]}}), gone("warn")]
	effect(list, "/workload/containers/1/image") == "deny"
	effect(list, "/workload/containers/0/image") == "warn"
	effect(list, "/etc/os-release") == "warn"
}

test_says_nothing_of_a_problem_that_no_scope_weighs_for_certain if {
	not effect([], "x")
	not effect([object.union(gone("deny"), {"match": perhaps})], "x")
	not effect([{"problems": {"FILE_UNREADABLE": {"run": "deny"}, "OTHER": {"deploy": "deny"}}}], "x")
}

open_effects(list) := names if {
	found := scopes.open_effects("FILE_UNREADABLE", "/workload/containers/0/image") with input as shop
		with data.hasp.settings as settings(list)
	names := [[one.scope, one.effect, one.reason[0]] | some one in found]
}

test_says_which_scopes_may_weigh_a_problem[why] if {
	some why, case in {
		"one": {"scopes": [object.union(gone("deny"), {"match": perhaps})], "found": [["s0", "deny", "NAMESPACE_UNKNOWN"]]},
		"over a narrower one that weighs another": {
			"scopes": [{"problems": {"OTHER": {"deploy": "audit"}}}, object.union(gone("deny"), {"match": perhaps})],
			"found": [["s1", "deny", "NAMESPACE_UNKNOWN"]],
		},
		"over a narrower one that is not certain": {
			"scopes": [object.union(gone("audit"), {"match": perhaps}), object.union(gone("deny"), {"match": perhaps})],
			"found": [["s0", "audit", "NAMESPACE_UNKNOWN"], ["s1", "deny", "NAMESPACE_UNKNOWN"]],
		},
		"over a narrower one of another container": {
			"scopes": [object.union(gone("audit"), {"match": {"containers": ["side"]}}), object.union(gone("deny"), {"match": perhaps})],
			"found": [["s1", "deny", "NAMESPACE_UNKNOWN"]],
		},
		"not over a narrower one": {"scopes": [gone("audit"), object.union(gone("deny"), {"match": perhaps})], "found": []},
		"not for certain": {"scopes": [gone("deny")], "found": []},
		"not elsewhere": {
			"scopes": [object.union(gone("deny"), {"match": object.union(perhaps, {"containers": ["side"]})})],
			"found": [],
		},
	}
	open_effects(case.scopes) == case.found
}

test_finds_scopes_by_the_keys_of_the_subject if {
	keyed := object.union(settings([{"policies": audit}]), {"scopes": {"keys": {"any": {"": []}, "namespace": {"store": ["0"]}}}})
	result := scopes.mode("p", "0") with input as shop with data.hasp.settings as keyed
	result == ["audit", "s0"]
	elsewhere := object.union(shop, {"workload": {"namespace": "other"}})
	other := scopes.mode("p", "0") with input as elsewhere with data.hasp.settings as keyed
	other == ["warn", ""]
}

# Nobody gets out of a scope by adding a container of another image, nor another container into one.
test_takes_the_gravest_mode_of_scopes_that_mean_a_part_for_the_whole[why] if {
	some why, case in {
		"graver": {"scopes": [{"match": {"containers": ["side"]}, "policies": enforce}], "mode": ["enforce", "s0"]},
		"milder": {"scopes": [{"match": {"containers": ["side"]}, "policies": off}], "mode": ["warn", ""]},
		"graver and milder": {
			"scopes": [{"match": {"containers": ["web"]}, "policies": off}, {"match": {"containers": ["side"]}, "policies": enforce}],
			"mode": ["enforce", "s1"],
		},
		"wider than what is said of all": {
			"scopes": [{"policies": audit}, {"match": {"containers": ["side"]}, "policies": enforce}],
			"mode": ["audit", "s0"],
		},
		"wider than what the second scope says of all": {
			"scopes": [{"policies": {"other": audit.p}}, {"policies": audit}, {"match": {"containers": ["side"]}, "policies": enforce}],
			"mode": ["audit", "s1"],
		},
		"narrower than what is said of all": {
			"scopes": [{"match": {"containers": ["side"]}, "policies": enforce}, {"policies": audit}],
			"mode": ["enforce", "s0"],
		},
		"of nothing that is there": {"scopes": [{"match": {"containers": ["db"]}, "policies": enforce}], "mode": ["warn", ""]},
	}
	mode(case.scopes, "p", "subject") == case.mode
}

test_says_which_scopes_of_a_part_may_make_the_whole_graver if {
	list := [{"match": object.union(perhaps, {"containers": ["side"]}), "policies": enforce}]
	graver(list, "subject") == [["s0", "enforce", "NAMESPACE_UNKNOWN"]]
	graver(list, "1") == [["s0", "enforce", "NAMESPACE_UNKNOWN"]]
	graver(list, "0") == []
}

test_says_which_scopes_of_a_part_may_weigh_a_problem_of_the_whole if {
	list := [object.union(gone("deny"), {"match": object.union(perhaps, {"containers": ["side"]})})]
	found := scopes.open_effects("FILE_UNREADABLE", "/etc/os-release") with input as shop with data.hasp.settings as settings(list)
	count(found) == 1
	open_effects(list) == []
}

in_part(list, path) := effects if {
	effects := scopes.effects_in_part("FILE_UNREADABLE", path) with input as shop with data.hasp.settings as settings(list)
}

test_weighs_a_problem_of_the_whole_by_scopes_of_a_part if {
	of_side := object.union(gone("deny"), {"match": {"containers": ["side"]}})
	in_part([of_side], "/etc/os-release") == {"deny"}
	in_part([of_side, gone("audit")], "/etc/os-release") == {"deny"}

	# what is narrower and means all says it first
	in_part([gone("audit"), of_side], "/etc/os-release") == set()
	in_part([of_side], "/workload/containers/1/image") == set()
	in_part([gone("deny")], "/etc/os-release") == set()
	in_part([object.union(gone("deny"), {"match": object.union(perhaps, {"containers": ["side"]})})], "/etc/os-release") == set()
}
