package hasp.policies.container.image_pull_policy_test

import data.hasp.policies.container.image_pull_policy
import data.hasp.testing

found(subject) := result if {
	result := image_pull_policy.violations with input as subject
}

pulling(changes) := testing.deployed(changes)

test_finds_other_policies[policy] if {
	some policy in ["IfNotPresent", "Never"]
	found(pulling({"imagePullPolicy": policy})) == {{
		"message": $"container web pulls its image docker.io/library/web:1.4 by the policy {policy}",
		"path": "/workload/containers/0/image",
		"observed": policy,
		"expected": "Always",
	}}
}

test_knows_the_default if {
	{violation.observed | some violation in found(pulling({}))} == {"IfNotPresent"}
	found(pulling({"image": {"tag": "latest"}})) == set()
	found(pulling({"image": {"tag": ""}})) == set()
	count(found(pulling({"imagePullPolicy": "Never", "image": {"tag": "latest"}}))) == 1
	untagged := object.union(testing.container({}), {"image": {}})
	without := object.union(object.remove(untagged, ["image"]), {"image": object.remove(testing.summary({}), ["tag"])})
	found(testing.workload([without])) == set()
}

test_allows_always_and_digests if {
	found(pulling({"imagePullPolicy": "Always"})) == set()
	found(pulling({"imagePullPolicy": "IfNotPresent", "image": {"reference": $"web@{testing.digest}"}})) == set()
}

test_leaves_docker_alone if {
	found(testing.running({"imagePullPolicy": "Never"})) == set()
}
