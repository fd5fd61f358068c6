package hasp.policies.combined.unsigned_privileged_container_test

import data.hasp.policies.combined.unsigned_privileged_container
import data.hasp.testing

found(subject) := violations if {
	violations := unsigned_privileged_container.violations with input as subject
}

privileged(changes) := object.union({"effective": {"privileged": true}}, changes)

test_finds_both_together if {
	found(testing.deployed(privileged({}))) == {{
		"message": "container web is privileged, and image docker.io/library/web:1.4 has no signature that verifies",
		"path": "/workload/containers/0/image",
		"observed": {"privileged": true, "signatures": 0},
	}}
	testing.paths(found(testing.running(privileged({"image": {"signatures": []}})))) == {"/container/image"}
}

test_allows_the_others if {
	found(testing.deployed({})) == set()
	found(testing.deployed(privileged({"image": {"signatures": [{"kind": "cosign", "verified": true}]}}))) == set()
	found(testing.deployed(privileged({"image": {"known": false}}))) == set()
}
