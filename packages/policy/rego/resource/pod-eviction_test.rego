package hasp.policies.resource.pod_eviction_test

import data.hasp.policies.resource.pod_eviction

found(subresource, groups) := violations if {
	violations := pod_eviction.violations
		with input as {"kind": "access", "phase": "deploy", "access": {
			"verb": "create",
			"subresource": subresource,
			"resource": {"group": "", "version": "v1", "resource": "pods"},
			"name": "web-1",
			"user": {"name": "kim", "groups": groups},
		}}
		with data.hasp.parameters["pod-eviction"] as {"allowedGroups": ["ops"]}
}

test_finds_an_eviction if {
	found("eviction", ["dev"]) == {{
		"message": "kim evicts Pod web-1",
		"path": "/access/subresource",
		"observed": "eviction",
	}}
}

test_leaves_the_others_alone if {
	found("eviction", ["dev", "ops"]) == set()
	found("binding", []) == set()
}
