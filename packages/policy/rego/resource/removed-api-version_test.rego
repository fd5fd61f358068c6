package hasp.policies.resource.removed_api_version_test

import data.hasp.policies.resource.removed_api_version
import data.hasp.testing

found(version, kind, target, cluster) := violations if {
	written := object.union(testing.with_spec(version, kind, {}), cluster)
	violations := removed_api_version.violations with input as written
		with data.hasp.parameters["removed-api-version"] as {"targetVersion": target}
}

running(version) := {"context": {"cluster": {"name": "c", "version": version}}}

test_finds_a_version_that_is_gone if {
	found("networking.k8s.io/v1beta1", "Ingress", "1.22", {}) == {{
		"message": "Ingress web is of networking.k8s.io/v1beta1, which Kubernetes 1.22 removed: use networking.k8s.io/v1",
		"path": "/resource/apiVersion",
		"observed": "networking.k8s.io/v1beta1",
		"expected": "networking.k8s.io/v1",
	}}
	testing.messages(found("policy/v1beta1", "PodSecurityPolicy", "1.30", {})) == {"PodSecurityPolicy web is of policy/v1beta1, which Kubernetes 1.25 removed"}
}

test_asks_for_the_version_that_is_aimed_at if {
	found("networking.k8s.io/v1beta1", "Ingress", "1.21", {}) == set()
	found("networking.k8s.io/v1beta1", "Ingress", "", running("v1.21.9")) == set()
	count(found("networking.k8s.io/v1beta1", "Ingress", "", running("v1.22+"))) == 1
	found("networking.k8s.io/v1beta1", "Ingress", "1.21", running("v1.30.1")) == set()
	count(found("networking.k8s.io/v1beta1", "Ingress", "", {})) == 1
	count(found("networking.k8s.io/v1beta1", "Ingress", "newest", {})) == 1
}

test_leaves_versions_of_today_alone if {
	found("networking.k8s.io/v1", "Ingress", "1.40", {}) == set()
	found("example.com/v1beta1", "Ingress", "1.40", {}) == set()
	found("networking.k8s.io/v1beta1", "Widget", "1.40", {}) == set()
}

test_finds_workloads if {
	old := object.union(testing.deployed({}), {"workload": {"apiVersion": "extensions/v1beta1"}})
	violations := removed_api_version.violations with input as old
		with data.hasp.parameters["removed-api-version"] as {"targetVersion": "1.16"}
	testing.paths(violations) == {"/workload/apiVersion"}
	nameless := object.union(object.remove(old, ["workload"]), {"workload": {"apiVersion": "apps/v1beta1", "kind": "Deployment", "generateName": "w-"}})
	testing.messages(removed_api_version.violations) == {"Deployment w- is of apps/v1beta1, which Kubernetes 1.16 removed: use apps/v1"} with input as nameless
		with data.hasp.parameters["removed-api-version"] as {"targetVersion": "1.16"}
}

test_finds_alpha_versions_too if {
	count(found("batch/v2alpha1", "CronJob", "1.21", {})) == 1
}
