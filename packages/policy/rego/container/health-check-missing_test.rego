package hasp.policies.container.health_check_missing_test

import data.hasp.policies.container.health_check_missing
import data.hasp.testing

found(subject) := result if {
	result := health_check_missing.violations with input as subject
}

test_finds_no_check[why] if {
	some why, changes in {"nothing": {}, "empty": {"healthcheck": []}, "switched off": {"healthcheck": ["NONE"]}, "none": {"health": "none"}}
	found(testing.running(changes)) == {{
		"message": "nothing checks the health of container web",
		"path": "/container",
		"observed": null,
	}}
}

test_allows_checks if {
	found(testing.running({"healthcheck": ["CMD", "true"]})) == set()
	found(testing.running({"healthcheck": ["CMD-SHELL"]})) == set()
	found(testing.running({"health": "healthy"})) == set()
	found(testing.running({"health": "starting"})) == set()
	found(testing.running({"health": "unhealthy"})) == set()
}

# The kubelet asks by probes of its own.
test_leaves_pods_alone if {
	found(object.union(testing.running({}), {"workload": {"kind": "Pod"}})) == set()
	testing.paths(found(object.union(testing.running({}), {"workload": {"kind": "ComposeService"}}))) == {"/container"}
	found(testing.deployed({})) == set()
}
