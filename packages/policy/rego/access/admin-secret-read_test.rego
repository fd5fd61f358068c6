package hasp.policies.access.admin_secret_read_test

import data.hasp.policies.access.admin_secret_read
import data.hasp.testing

parameters := {"allowed": ["system:apiserver"], "secrets": ["kube-system/kubeadmin"]}

access(changes) := {"contract": 1, "phase": "deploy", "kind": "access", "context": {"time": testing.now}, "access": object.union(
	{"verb": "get", "resource": {"group": "", "version": "v1", "resource": "secrets"}, "namespace": "shop", "name": "web-1", "user": {"name": "ann", "groups": ["dev"]}},
	changes,
)}

found(changes, changed) := violations if {
	violations := admin_secret_read.violations with input as access(changes)
		with data.hasp.parameters["admin-secret-read"] as object.union(parameters, changed)
}

kubeadmin := {"namespace": "kube-system", "name": "kubeadmin"}

test_finds_one if {
	found(kubeadmin, {}) == {{
		"message": "ann uses get on the administrator's Secret kube-system/kubeadmin",
		"path": "/access/name",
		"observed": "kubeadmin",
	}}
}

test_allows_the_others if {
	found({}, {}) == set()
	found(object.union(kubeadmin, {"namespace": "shop"}), {}) == set()
	found(object.union(kubeadmin, {"resource": {"resource": "configmaps"}}), {}) == set()
	found(object.union(kubeadmin, {"code": 403}), {}) == set()
	found(object.union(kubeadmin, {"user": {"name": "system:apiserver"}}), {}) == set()
}
