package hasp.policies.container.all_ports_published_test

import data.hasp.policies.container.all_ports_published
import data.hasp.testing

found(subject) := result if {
	result := all_ports_published.violations with input as subject
}

test_finds_it if {
	found(testing.running({"publishAllPorts": true})) == {{
		"message": "container web publishes every port that its image exposes",
		"path": "/container/publishAllPorts",
		"observed": true,
		"expected": false,
	}}
}

test_allows_others if {
	found(testing.running({"publishAllPorts": false})) == set()
	found(testing.running({})) == set()
}
