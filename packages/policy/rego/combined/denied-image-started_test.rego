package hasp.policies.combined.denied_image_started_test

import data.hasp.policies.combined.denied_image_started
import data.hasp.testing

started(first, verdict) := object.union(
	testing.exec(object.union(testing.process(1, "/web", ["/web"]), {"first": first}), []),
	{"container": {"image": {"decision": {"verdict": verdict}}}},
)

test_finds_the_first_process_of_a_denied_image if {
	violations := denied_image_started.violations with input as started(true, "deny")
	some violation in violations
	violation.message == "container web started image docker.io/library/web:1.4, whose own decision was deny"
	violation.path == "/container/image/decision/verdict"
	violation.observed == "deny"
	violation.source.process.executable == "/web"
	count(violations) == 1
}

test_says_it_once_a_container if {
	denied_image_started.violations == set() with input as started(false, "deny")
	denied_image_started.violations == set() with input as testing.exec(testing.process(1, "/web", ["/web"]), [])
	denied_image_started.violations == set() with input as started(true, "warn")
}
