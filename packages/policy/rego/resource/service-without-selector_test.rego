package hasp.policies.resource.service_without_selector_test

import data.hasp.policies.resource.service_without_selector
import data.hasp.testing

found(version, spec) := violations if {
	violations := service_without_selector.violations with input as testing.with_spec(version, "Service", spec)
}

test_finds_one_without[why] if {
	some why, spec in {
		"a type": {},
		"a selector": {"type": "ClusterIP"},
		"anything in it": {"type": "ClusterIP", "selector": {}},
		"a map": {"selector": "web"},
	}
	found("v1", spec) == {{
		"message": "Service web has no selector: its endpoints are written by hand",
		"path": "/object/spec",
		"observed": null,
	}}
}

test_leaves_the_others_alone if {
	found("v1", {"selector": {"app": "web"}}) == set()
	found("v1", {"type": "ClusterIP", "selector": {"app": "web"}}) == set()
	found("v1", {"type": "ExternalName"}) == set()
	found("serving.knative.dev/v1", {}) == set()
	found("serving.knative.dev/v1", {"type": "ClusterIP"}) == set()
}
