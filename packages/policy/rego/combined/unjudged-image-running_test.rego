package hasp.policies.combined.unjudged_image_running_test

import data.hasp.policies.combined.unjudged_image_running
import data.hasp.testing

found(subject) := violations if {
	violations := unjudged_image_running.violations with input as subject
}

summary(changes, removed) := object.union(object.remove(testing.container({}), ["image"]), {"image": object.remove(testing.summary(changes), removed)})

test_finds_one_that_was_not_judged if {
	found(testing.workload([summary({}, ["decision"])])) == {{
		"message": "container web runs image docker.io/library/web:1.4, which is known and was not judged",
		"path": "/workload/containers/0/image",
		"observed": null,
		"expected": "allow",
	}}
}

test_leaves_what_was_never_scanned_to_another_policy if {
	found(testing.workload([summary({"known": false}, ["decision"])])) == set()
}

test_finds_one_that_is_undecided if {
	some violation in found(testing.running({"image": {"decision": {"verdict": "unknown"}}}))
	violation.message == "container web runs image docker.io/library/web:1.4, whose own decision is unknown"
	violation.observed == "unknown"
	violation.path == "/container/image"
}

test_allows_the_others[verdict] if {
	some verdict in ["allow", "warn", "deny"]
	found(testing.deployed({"image": {"decision": {"verdict": verdict}}})) == set()
}
