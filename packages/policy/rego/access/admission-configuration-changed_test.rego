package hasp.policies.access.admission_configuration_changed_test

import data.hasp.policies.access.admission_configuration_changed
import data.hasp.testing

parameters := {"allowed": ["deployer"]}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "delete", "resource": {"group": "admissionregistration.k8s.io", "version": "v1", "resource": "validatingwebhookconfigurations"}, "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := admission_configuration_changed.violations with input as access(changes)
		with data.hasp.parameters["admission-configuration-changed"] as object.union(parameters, changed)
}

test_finds_one if {
	found({}, {}) == {{
		"message": "ann uses delete on validatingwebhookconfigurations web-1",
		"path": "/access/resource",
		"observed": {"user": "ann", "verb": "delete"},
	}}
}

test_allows_the_others if {
	found({"verb": "list"}, {}) == set()
	found({"code": 403}, {}) == set()
	found({"resource": {"group": "apps", "resource": "deployments"}}, {}) == set()
	found({"user": {"name": "deployer"}}, {}) == set()
	found({"user": {"name": "system:serviceaccount:cert-manager:cainjector", "groups": []}}, {}) == set()
}
