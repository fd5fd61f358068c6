package hasp.policies.process.unexpected_process_test

import data.hasp.policies.process.unexpected_process
import data.hasp.testing

found(subject) := violations if {
	violations := unexpected_process.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["unexpected-process"], changes)
	violations := unexpected_process.violations with input as subject
		with data.hasp.parameters["unexpected-process"] as parameters
}

judged(baseline) := testing.with_event(testing.command("id"), {"baseline": baseline})

test_finds_it if {
	some violation in found(judged({"state": "locked", "known": false}))
	violation.message == "id is not among what the workload runs"
	violation.path == "/event/baseline"
}

test_leaves_others if {
	found(judged({"state": "locked", "known": true})) == set()
	found(judged({"state": "learning", "known": false})) == set()
	found(judged({"state": "none", "known": false})) == set()
	found(testing.command("id")) == set()
}

test_sessions_are_a_parameter if {
	subject := testing.in_session(judged({"state": "locked", "known": false}))
	found(subject) == set()
	count(found_with(subject, {"terminals": true})) == 1
}
