package hasp.policies.combined.denied_image_running_test

import data.hasp.policies.combined.denied_image_running
import data.hasp.testing

found(subject) := violations if {
	violations := denied_image_running.violations with input as subject
}

judged(verdict, policies) := {"image": {"decision": {"verdict": verdict, "violations": [{"policy": policy, "severity": "high", "message": "m"} | some policy in policies]}}}

test_finds_a_denied_image if {
	found(testing.deployed(judged("deny", ["a", "a", "b"]))) == {{
		"message": "container web runs image docker.io/library/web:1.4, whose own decision was deny: a, b",
		"path": "/workload/containers/0/image",
		"observed": "deny",
		"expected": "allow",
	}}
	{one.message | some one in found(testing.deployed(judged("deny", ["a"])))} == {"container web runs image docker.io/library/web:1.4, whose own decision was deny: a"}
	some violation in found(testing.running(judged("deny", [])))
	violation.path == "/container/image"
	endswith(violation.message, "deny: nothing carried says why")
	{one.message | some one in found(testing.deployed(judged("deny", ["a", "b", "c", "d"])))} == {"container web runs image docker.io/library/web:1.4, whose own decision was deny: a, b, c"}
}

test_allows_the_others[verdict] if {
	some verdict in ["allow", "warn", "unknown"]
	found(testing.deployed(judged(verdict, ["a"]))) == set()
}
