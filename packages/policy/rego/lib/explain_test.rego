package hasp.lib.explain_test

import data.hasp.lib.explain
import data.hasp.testing

settings := {
	"policies": {
		"p": {
			"severity": "medium",
			"enforcement": {"deploy": "warn"},
			"from": {"enforcement": "policy", "severity": "settings", "parameters": {"limit": "profile strict"}},
		},
		"q": {
			"severity": "low",
			"enforcement": {"deploy": "enforce"},
			"include": {"namespaces": ["other"]},
			"from": {"enforcement": "settings", "severity": "policy", "parameters": {}},
		},
		"r": {
			"severity": "low",
			"enforcement": {"deploy": "enforce"},
			"from": {"enforcement": "profile strict", "severity": "policy", "parameters": {}},
		},
	},
	"parameters": {"p": {"limit": 1, "names": ["a"], "given": true}},
	"scopes": {
		"list": {
			"0": {
				"name": "web",
				"rank": [-2, 0],
				"match": {"containers": ["side"]},
				"policies": {"p": {"severity": "high", "parameters": {"limit": 9}}},
			},
			"1": {
				"name": "store",
				"rank": [-1, 0],
				"match": {"namespaces": ["store"]},
				"policies": {"p": {"enforcement": {"deploy": "audit"}, "severity": "critical", "parameters": {"names": ["b"]}}},
			},
			"2": {
				"name": "prod",
				"rank": [0, 0],
				"match": {"namespaceLabels": {"tier": ["prod"]}},
				"policies": {"p": {"severity": "negligible", "parameters": {"limit": 7}}},
			},
			"3": {"name": "elsewhere", "rank": [1, 0], "match": {"namespaces": ["x"]}, "policies": {}},
		},
		"keys": {"any": {"": ["0", "1", "2", "3"]}},
	},
	"exceptions": {
		"list": {
			"EX-2": {"id": "EX-2", "match": {"identifiers": ["CVE-1"], "namespaces": ["store"]}},
			"EX-1": {"id": "EX-1", "match": {"names": ["shop"]}},
			"EX-3": {"id": "EX-3", "match": {"names": ["other"]}},
		},
		"keys": {"p": {"identifier": {"CVE-1": ["EX-2"]}, "name": {"shop": ["EX-1"], "other": ["EX-3"]}}, "q": {"name": {"shop": ["EX-1"]}}},
	},
}

shop := testing.workload([testing.container({"name": "web"}), testing.container({"name": "side"})])

test_says_which_setting_won_and_why if {
	result := explain.settings with input as shop with data.hasp.settings as settings
	result == {
		"subject": {"kind": "workload", "name": "Deployment/shop", "namespace": "store"},
		"phase": "deploy",
		"scopes": [
			{"name": "web", "places": {"1"}, "certain": true},
			{"name": "store", "places": null, "certain": true},
			{"name": "prod", "places": null, "certain": false},
		],
		"policies": {
			"p": {
				"enforcement": {"value": "audit", "by": "scope store"},
				"severity": {"value": "critical", "by": "scope store"},
				"parameters": {
					"limit": {"value": 1, "by": "profile strict"},
					"names": {"value": ["b"], "by": "scope store"},
					"given": {"value": true, "by": "policy"},
				},
			},
			"q": {
				"enforcement": {"value": "off", "by": "scope include"},
				"severity": {"value": "low", "by": "policy"},
				"parameters": {},
			},
			"r": {
				"enforcement": {"value": "enforce", "by": "profile strict"},
				"severity": {"value": "low", "by": "policy"},
				"parameters": {},
			},
		},
		"exceptions": ["EX-1", "EX-2"],
	}
}

severity_at(path) := found.severity if {
	found := explain.said("p", path) with input as shop with data.hasp.settings as settings
}

test_says_it_of_the_place_that_a_violation_names if {
	severity_at("/workload/containers/1/effective/privileged") == {"value": "high", "by": "scope web"}
	severity_at("/workload/labels") == {"value": "critical", "by": "scope store"}
}
