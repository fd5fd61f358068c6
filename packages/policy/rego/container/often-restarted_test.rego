package hasp.policies.container.often_restarted_test

import data.hasp.policies.container.often_restarted
import data.hasp.testing

defaults := {"maximum": 10}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := often_restarted.violations with input as subject
		with data.hasp.parameters["often-restarted"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

test_finds_many_restarts if {
	found(testing.running({"restartCount": 11})) == {{
		"message": "container web was restarted 11 times",
		"path": "/container/restartCount",
		"observed": 11,
		"expected": 10,
	}}
}

test_allows_few if {
	found(testing.running({"restartCount": 10})) == set()
	found(testing.running({})) == set()
}
