package hasp.policies.resource.scale_limit_test

import data.hasp.policies.resource.scale_limit

found(subresource, replicas) := violations if {
	violations := scale_limit.violations
		with input as {
			"kind": "access",
			"phase": "deploy",
			"access": {
				"verb": "update",
				"subresource": subresource,
				"resource": {"group": "apps", "version": "v1", "resource": "deployments"},
				"name": "web",
				"user": {"name": "kim", "groups": []},
			},
			"object": {"spec": {"replicas": replicas}},
		}
		with data.hasp.parameters["scale-limit"] as {"maxReplicas": 10}
}

test_finds_too_many if {
	found("scale", 11) == {{
		"message": "kim scales deployments/web to 11",
		"path": "/object/spec/replicas",
		"observed": 11,
		"expected": 10,
	}}
}

test_leaves_the_others_alone if {
	found("scale", 10) == set()
	found("status", 11) == set()
}
